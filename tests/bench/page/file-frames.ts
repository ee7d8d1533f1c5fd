import { STEP_S } from '../../../src/bench/demo-frames.ts';
import { fromI420 } from '../../../src/bench/i420.ts';
import { context2d, type Size } from '../../../src/bench/row.ts';
import { random } from '../../../src/kmeans/index.ts';
import { readY4m } from '../y4m-reader.ts';

type Drawable = HTMLVideoElement | HTMLCanvasElement | ImageBitmap;

/** Frames of a video, y4m or image, cut to the shape of `size`: the middle of each. A short video begins again. */
export async function fileFrames(file: File, size: Size, count: number): Promise<ImageData[]> {
  if (/\.y4m$/i.test(file.name)) {
    const video = readY4m(new Uint8Array(await file.arrayBuffer()));
    const canvas = context2d(video);
    return Array.from({ length: count }, (_, i) => {
      const planes = video.frames[Math.round(i * STEP_S * video.fps) % video.frames.length];
      canvas.putImageData(new ImageData(fromI420(planes, video.width, video.height), video.width), 0, 0);
      return cover(canvas.canvas, video, size);
    });
  }
  const image = await createImageBitmap(file).catch(() => null);
  if (image) return Array<ImageData>(count).fill(cover(image, image, size));
  return videoFrames(file, size, count);
}

async function videoFrames(file: File, size: Size, count: number): Promise<ImageData[]> {
  const video = document.createElement('video');
  video.muted = true;
  const event = (name: string) =>
    new Promise((resolve, reject) => {
      video.addEventListener(name, resolve, { once: true });
      video.addEventListener('error', () => reject(new Error(`this browser cannot play ${file.name}`)), { once: true });
    });
  const loaded = event('loadeddata');
  video.src = URL.createObjectURL(file);
  await loaded;
  const frames: ImageData[] = [];
  for (let i = 0; i < count; i++) {
    const seeked = event('seeked');
    video.currentTime = (i * STEP_S) % video.duration;
    await seeked;
    frames.push(cover(video, { width: video.videoWidth, height: video.videoHeight }, size));
  }
  URL.revokeObjectURL(video.src);
  return frames;
}

function cover(image: Drawable, from: Size, to: Size): ImageData {
  const context = context2d(to);
  const scale = Math.max(to.width / from.width, to.height / from.height);
  const [width, height] = [from.width * scale, from.height * scale];
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, (to.width - width) / 2, (to.height - height) / 2, width, height);
  return context.getImageData(0, 0, to.width, to.height);
}

/** The same still scene `count` times, each with normal noise of its own in every channel. */
export function noisyFrames(frame: ImageData, count: number, sigma: number): ImageData[] {
  const chance = random(1);
  return Array.from({ length: count }, () => {
    const noisy = new ImageData(frame.width, frame.height);
    noisy.data.set(frame.data);
    for (let i = 0; i < noisy.data.length; i += 4) {
      for (let c = 0; c < 3; c++) {
        // Box–Muller; 1 − chance is never 0, whose logarithm there is not.
        const normal = Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
        noisy.data[i + c] = frame.data[i + c] + sigma * normal;
      }
    }
    return noisy;
  });
}
