import { ballShade, drawBall, drawGlint } from './balls.ts';
import { type Light, lit, mix, type Rgb, rgb } from './light.ts';

type Context = CanvasRenderingContext2D;

const APPLE = rgb('#d81f26');
const GRAPE = rgb('#7a2f9a');
const GRAPE_DEEP = rgb('#552080');
const STEM = rgb('#6b4a2a');

/** An apple's silhouette around the origin, radius about 1: broad shoulders, a narrower foot. */
const APPLE_SHAPE =
  'M0 -0.8 C0.3 -1.02 0.82 -0.98 0.98 -0.5 C1.14 0.02 0.82 0.72 0.46 0.9 C0.28 0.98 0.14 0.92 0 0.87 ' +
  'C-0.14 0.92 -0.28 0.98 -0.46 0.9 C-0.82 0.72 -1.14 0.02 -0.98 -0.5 C-0.82 -0.98 -0.3 -1.02 0 -0.8 Z';
/** Streaks that run from the dimple over the shoulders. */
const APPLE_STREAKS = [-0.86, -0.66, -0.5, -0.36, -0.2, -0.07, 0.1, 0.24, 0.38, 0.55, 0.7, 0.88]
  .map((x, i) => `M${x * 0.12} -0.72 Q${x * 0.98} ${-0.75 + 0.3 * Math.abs(x)} ${x * 0.96} ${0.1 + 0.17 * (i % 3)}`)
  .join(' ');
const APPLE_STEM = 'M0 -0.7 C0.02 -0.9 0.08 -1.04 0.16 -1.16';

/** An apple's paths, made once per scene. */
export interface ApplePaths {
  readonly body: Path2D;
  readonly streaks: Path2D;
  readonly stem: Path2D;
}

export function applePaths(): ApplePaths {
  return { body: new Path2D(APPLE_SHAPE), streaks: new Path2D(APPLE_STREAKS), stem: new Path2D(APPLE_STEM) };
}

export function drawApple(context: Context, cx: number, cy: number, r: number, light: Light, paths: ApplePaths): void {
  context.save();
  context.translate(cx, cy);
  context.scale(r, r);
  context.fillStyle = ballShade(context, 0, 0, 1.04, APPLE, light);
  context.fill(paths.body);
  context.lineCap = 'round';
  context.lineWidth = 0.04;
  context.strokeStyle = 'rgba(255,206,110,0.15)';
  context.stroke(paths.streaks);
  // The dimple is a hollow: dark toward the light, lit beyond it.
  const dimple = context.createRadialGradient(-light.x * 0.1, -0.7, 0.02, 0, -0.72, 0.34);
  dimple.addColorStop(0, 'rgba(70,40,4,0.75)');
  dimple.addColorStop(0.5, 'rgba(150,110,20,0.4)');
  dimple.addColorStop(1, 'rgba(190,120,30,0)');
  context.save();
  context.scale(1, 0.42);
  context.translate(0, -1.02);
  context.fillStyle = dimple;
  context.beginPath();
  context.arc(0, -0.72, 0.34, 0, 2 * Math.PI);
  context.fill();
  context.restore();
  context.lineWidth = 0.085;
  context.strokeStyle = lit(STEM, 0.5 + 0.3 * light.x);
  context.stroke(paths.stem);
  context.restore();
  drawGlint(context, cx, cy, r * 0.95, light, 0.46, 0.7);
  drawGlint(context, cx, cy, r * 0.95, light, 0.16, 0.8);
}

/** The bunch, back to front: x, y from its middle, radius. */
const BUNCH: readonly (readonly [number, number, number])[] = [
  [-30, -18, 11],
  [-12, -24, 12],
  [8, -25, 11.5],
  [27, -17, 12],
  [43, -6, 11],
  [-44, -4, 11],
  [-22, -8, 13],
  [0, -11, 13],
  [20, -6, 13],
  [36, 6, 12],
  [-54, 9, 11],
  [-35, 8, 12.5],
  [-13, 6, 13.5],
  [9, 8, 13],
  [52, 12, 10.5],
  [-24, 19, 12],
  [-3, 20, 12.5],
  [20, 18, 12.5],
];

const GRAPES: readonly Rgb[] = BUNCH.map((_, i) => mix(GRAPE, GRAPE_DEEP, (i * 0.37) % 1));

export function drawGrapes(context: Context, cx: number, cy: number, light: Light): void {
  BUNCH.forEach(([x, y, r], i) => {
    // Each sits in the dusk of those around it; without that the bunch falls apart into balls.
    context.fillStyle = 'rgba(28,6,40,0.5)';
    context.beginPath();
    context.arc(cx + x, cy + y + 1, r + 0.4, 0, 2 * Math.PI);
    context.fill();
    drawBall(context, cx + x, cy + y, r, GRAPES[i], light);
    drawGlint(context, cx + x, cy + y, r, light, 0.42, 0.75);
  });
}

/** The silhouette of the bunch, for its shadow. */
export function castGrapes(context: Context, cx: number, cy: number): void {
  context.beginPath();
  for (const [x, y, r] of BUNCH) {
    context.moveTo(cx + x + r, cy + y);
    context.arc(cx + x, cy + y, r, 0, 2 * Math.PI);
  }
  context.fill();
}
