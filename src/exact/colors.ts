/** The colors of a picture, each once. */
export interface Colors {
  /** [u, 3] r, g, b, 0 to 255, in order of first appearance. */
  readonly rgb: Uint8Array;
  /** [u] how many pixels have the color. */
  readonly weights: Float64Array;
  /** [n] for every pixel the index of its color. */
  readonly index: Int32Array;
}

/** So many colors are there in all. */
const COLORS = 2 ** 24;

/**
 * Counts equal colors once: a photograph has far fewer colors than pixels, and k-means on weighted colors moves the same
 * centroids as on all pixels. Alpha is dropped.
 *
 * @param pixels [n, 4] r, g, b, a
 * @param places from `newPlaces`; all zero again when it returns, for the next picture
 */
export function countColors(pixels: Uint8Array | Uint8ClampedArray, places = newPlaces()): Colors {
  const n = pixels.length / 4;
  const index = new Int32Array(n);
  const rgb = new Uint8Array(3 * Math.min(n, COLORS));
  const weights = new Float64Array(Math.min(n, COLORS));
  let u = 0;
  for (let i = 0, p = 0; i < n; i++, p += 4) {
    const color = placeOf(pixels[p], pixels[p + 1], pixels[p + 2]);
    // A place holds the index plus one; 0 is a color not seen yet.
    if (places[color] === 0) {
      rgb[3 * u] = pixels[p];
      rgb[3 * u + 1] = pixels[p + 1];
      rgb[3 * u + 2] = pixels[p + 2];
      places[color] = ++u;
    }
    index[i] = places[color] - 1;
    weights[index[i]]++;
  }
  for (let c = 0; c < 3 * u; c += 3) places[placeOf(rgb[c], rgb[c + 1], rgb[c + 2])] = 0;
  return { rgb: rgb.slice(0, 3 * u), weights: weights.slice(0, u), index };
}

/** Every possible color has a place: no hashing, and only the pages that are touched take memory. 64 MB at most. */
export function newPlaces(): Int32Array {
  return new Int32Array(COLORS);
}

/** A number for every color, with those near each other side by side: they are looked up together. */
function placeOf(r: number, g: number, b: number): number {
  const cell = ((r >> 3) << 10) | ((g >> 3) << 5) | (b >> 3);
  return (cell << 9) | ((r & 7) << 6) | ((g & 7) << 3) | (b & 7);
}
