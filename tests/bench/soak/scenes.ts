import type { Rgb, Video } from '../../browser/y4m.ts';

const FPS = 10;
const SCENE_S = 3;
const SCENES = 6;
const BLOBS = 7;
/** Pixels a blob drifts a frame. */
const DRIFT = 1.5;

/** Scenes of drifting blobs, each with colors of its own and a hard cut to the next. */
export function scenesWithCuts(random: () => number): Video {
  const [width, height] = [160, 120];
  const scenes = Array.from({ length: SCENES }, () =>
    Array.from({ length: BLOBS }, () => ({
      x: random() * width,
      y: random() * height,
      color: [random() * 255, random() * 255, random() * 255] as const,
    })),
  );
  return {
    width,
    height,
    fps: FPS,
    count: FPS * SCENE_S * SCENES,
    frames: (x, y, t) => {
      const blobs = scenes[Math.floor(t / (FPS * SCENE_S))];
      const drift = (t % (FPS * SCENE_S)) * DRIFT;
      let nearest = blobs[0];
      let least = Number.POSITIVE_INFINITY;
      blobs.forEach((blob, i) => {
        const distance = (x - blob.x - (i % 2 ? drift : -drift)) ** 2 + (y - blob.y) ** 2;
        if (distance < least) {
          least = distance;
          nearest = blob;
        }
      });
      // Grain, so that there is something to cluster within a color.
      const grain = ((x * 7919 + y * 104729 + t * 31) % 13) - 6;
      return nearest.color.map((value) => Math.min(255, Math.max(0, value + grain))) as unknown as Rgb;
    },
  };
}
