/** Three numbers: a color, in whatever space. */
export type Triple = [number, number, number];

/** 3 × 3, row by row. */
export type Matrix = readonly number[];

/** Matrix times column. */
export function times(m: Matrix, [x, y, z]: Readonly<Triple>): Triple {
  return [m[0] * x + m[1] * y + m[2] * z, m[3] * x + m[4] * y + m[5] * z, m[6] * x + m[7] * y + m[8] * z];
}

/** By the adjugate: so that the way back is that of the way there to the last digit, and has no constants of its own. */
export function inverse([a, b, c, d, e, f, g, h, i]: Matrix): Matrix {
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  return [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ].map((value) => value / determinant);
}
