import { halfWay, type Light, lit, type Rgb } from './light.ts';

type Context = CanvasRenderingContext2D;

/** Stops of a ball's gradient. */
const STOPS = 8;

/**
 * The gradient of a ball. Along the line from the brightest point through the middle, a normal at s (−1 to 1) faces
 * the light by s·|xy| + √(1 − s²)·z, highest at s = |xy|. Circles around that point carry the same values to the sides.
 */
export function ballShade(
  context: Context,
  cx: number,
  cy: number,
  r: number,
  albedo: Rgb,
  light: Light,
): CanvasGradient {
  const peak = Math.hypot(light.x, light.y);
  const x = cx + light.x * r;
  const y = cy - light.y * r;
  const shade = context.createRadialGradient(x, y, 0, x, y, (1 + peak) * r);
  for (let i = 0; i < STOPS; i++) {
    const t = i / (STOPS - 1);
    const s = Math.max(-1, peak - t * (1 + peak));
    const facing = s * peak + Math.sqrt(1 - s * s) * light.z;
    shade.addColorStop(t, lit(albedo, facing, s * (light.y / peak)));
  }
  return shade;
}

/** A soft mirrored light on a ball; `size` is a share of r, `strength` its alpha. */
export function drawGlint(
  context: Context,
  cx: number,
  cy: number,
  r: number,
  light: Light,
  size: number,
  strength: number,
): void {
  const half = halfWay(light);
  const x = cx + half.x * r;
  const y = cy - half.y * r;
  const glow = context.createRadialGradient(x, y, 0, x, y, size * r);
  glow.addColorStop(0, `rgba(255,250,238,${strength})`);
  glow.addColorStop(0.35, `rgba(255,250,238,${strength * 0.5})`);
  glow.addColorStop(1, 'rgba(255,250,238,0)');
  context.fillStyle = glow;
  context.beginPath();
  context.arc(x, y, size * r, 0, 2 * Math.PI);
  context.fill();
}

/** A ball without its glint. */
export function drawBall(context: Context, cx: number, cy: number, r: number, albedo: Rgb, light: Light): void {
  context.fillStyle = ballShade(context, cx, cy, r, albedo, light);
  context.beginPath();
  context.arc(cx, cy, r, 0, 2 * Math.PI);
  context.fill();
}
