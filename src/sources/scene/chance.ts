/**
 * Reproducible irregularity, 0 to 1: the grain of the table must be the same on every machine. A Weyl sequence
 * scrambled by multiplication; good enough for pores and plaster.
 */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0x297a2d39);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
}

/** Small dots scattered over an ellipse, denser where it curves away: pores of a peel. */
export function pores(cx: number, cy: number, rx: number, ry: number, count: number, size: number): Path2D {
  const next = chance(count * 31 + Math.round(cx * 7 + cy));
  const path = new Path2D();
  for (let i = 0; i < count; i++) {
    const angle = next() * 2 * Math.PI;
    const far = Math.sin((Math.PI / 2) * Math.sqrt(next()) * 0.94);
    const x = cx + Math.cos(angle) * far * rx;
    const y = cy + Math.sin(angle) * far * ry;
    const r = size * (0.5 + 0.5 * next()) * (1.15 - far * 0.6);
    path.moveTo(x + r, y);
    path.arc(x, y, r, 0, 2 * Math.PI);
  }
  return path;
}
