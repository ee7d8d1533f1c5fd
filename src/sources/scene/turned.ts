/** A body of revolution: what a potter's wheel makes, and most fruit. Its axis runs down the sheet. */
export interface Turned {
  readonly cx: number;
  readonly top: number;
  readonly bottom: number;
  /** Half the width at `t`, 0 (top) to 1 (bottom). */
  readonly radius: (t: number) => number;
  /** Height over width of its level circles as seen from above, 0 (seen from the side) to 1. */
  readonly tilt: number;
  /** True for a vessel: its outline begins at the near half of the rim. */
  readonly open: boolean;
}

/** Height of one step of an outline, in units of the sheet. */
const STEP = 1.5;

/** A smooth curve through values at evenly spread t, 0 to 1 (Catmull-Rom). */
export function curve(values: readonly number[]): (t: number) => number {
  const last = values.length - 1;
  return (t) => {
    const at = Math.min(1, Math.max(0, t)) * last;
    const i = Math.min(last - 1, Math.floor(at));
    const f = at - i;
    const [b, c] = [values[i], values[i + 1]];
    const a = values[i - 1] ?? 2 * b - c;
    const d = values[i + 2] ?? 2 * c - b;
    return b + (f / 2) * (c - a + f * (2 * a - 5 * b + 4 * c - d + f * (3 * (b - c) + d - a)));
  };
}

/** The silhouette. */
export function outlineOf({ cx, top, bottom, radius, tilt, open }: Turned): Path2D {
  const path = new Path2D();
  const steps = Math.ceil((bottom - top) / STEP);
  if (open) path.ellipse(cx, top, radius(0), radius(0) * tilt, 0, Math.PI, 0, true);
  for (let i = 0; i <= steps; i++) path.lineTo(cx + radius(i / steps), top + ((bottom - top) * i) / steps);
  path.ellipse(cx, bottom, radius(1), radius(1) * tilt, 0, 0, Math.PI);
  for (let i = steps; i >= 0; i--) path.lineTo(cx - radius(i / steps), top + ((bottom - top) * i) / steps);
  path.closePath();
  return path;
}

/** The near half of the level circle at `t`, as a ring painted on the body. */
export function ringOf({ cx, top, bottom, radius, tilt }: Turned, t: number): Path2D {
  const path = new Path2D();
  path.ellipse(cx, top + (bottom - top) * t, radius(t) + 1, radius(t) * tilt, 0, 0, Math.PI);
  return path;
}

/** Unit normal [x, y, z] (y up, z toward the viewer) of the body where the point (x, y) of the sheet shows it. */
export function normalAt({ cx, top, bottom, radius, tilt }: Turned, x: number, y: number): [number, number, number] {
  const height = bottom - top;
  let t = (y - top) / height;
  let side = 0;
  // The near side of a level circle hangs below its middle by its own radius · tilt; two rounds settle which one it is.
  for (let round = 0; round < 3; round++) {
    t = Math.min(1, Math.max(0, t));
    side = Math.min(0.995, Math.max(-0.995, (x - cx) / Math.max(0.5, radius(t))));
    if (round < 2) t = (y - radius(t) * tilt * Math.sqrt(1 - side * side) - top) / height;
  }
  // Where the radius grows downward, the surface faces up.
  const from = Math.max(0, t - 0.01);
  const to = Math.min(1, t + 0.01);
  const slope = (radius(to) - radius(from)) / ((to - from) * height);
  const level = 1 / Math.hypot(1, slope);
  return [side * level, slope * level, Math.sqrt(1 - side * side) * level];
}
