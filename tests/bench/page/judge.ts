/** Mean squared difference per channel, in 0–255 units. */
export function mseOf(picture: ImageData, frame: ImageData): number {
  const [a, b] = [picture.data, frame.data];
  let sum = 0;
  for (let i = 0; i < a.length; i += 4) {
    sum += (a[i] - b[i]) ** 2 + (a[i + 1] - b[i + 1]) ** 2 + (a[i + 2] - b[i + 2]) ** 2;
  }
  return sum / ((a.length / 4) * 3);
}

/** The nearest of [k, 3] centroids for each pixel of RGBA bytes. */
export function labelsOf(rgba: Uint8ClampedArray, centroids: Float32Array): Uint8Array {
  const labels = new Uint8Array(rgba.length / 4);
  for (let i = 0; i < labels.length; i++) {
    const [r, g, b] = [rgba[4 * i], rgba[4 * i + 1], rgba[4 * i + 2]];
    let nearest = Number.POSITIVE_INFINITY;
    for (let c = 0; 3 * c < centroids.length; c++) {
      const red = r - centroids[3 * c];
      const green = g - centroids[3 * c + 1];
      const blue = b - centroids[3 * c + 2];
      const distance = red * red + green * green + blue * blue;
      if (distance < nearest) {
        nearest = distance;
        labels[i] = c;
      }
    }
  }
  return labels;
}

/** The part of the labels that differ. */
export function changed(before: Uint8Array, after: Uint8Array): number {
  return after.reduce((count, label, i) => count + (label === before[i] ? 0 : 1), 0) / after.length;
}

/** What a still scene with noise makes of the labels: parts of them that change from one frame to the next. */
export interface Steadiness {
  /** Labels of one fixed frame, under the centroids of consecutive frames: how much the centroids move. */
  readonly reference: number;
  /** Labels in the picture of the noisy frames themselves. */
  readonly noisy: number;
  /** The same where the centroids stand still: what the noise does by itself. */
  readonly floor: number;
}

/** Watches labels from frame to frame. */
export class SteadinessWatch {
  readonly #reference: ImageData;
  readonly #last: { reference?: Uint8Array; noisy?: Uint8Array; floor?: Uint8Array } = {};
  readonly #changes = { reference: 0, noisy: 0, floor: 0 };
  #fixed: Float32Array | null = null;
  #frames = -1;

  constructor(reference: ImageData) {
    this.#reference = reference;
  }

  /** @param picture its colors say which label each pixel has: what is measured is what is seen */
  see(frame: ImageData, picture: ImageData, centroids: Float32Array): void {
    this.#fixed ??= centroids;
    this.#frames++;
    this.#note('reference', labelsOf(this.#reference.data, centroids));
    this.#note('noisy', labelsOf(picture.data, centroids));
    this.#note('floor', labelsOf(frame.data, this.#fixed));
  }

  result(): Steadiness {
    const { reference, noisy, floor } = this.#changes;
    return { reference: reference / this.#frames, noisy: noisy / this.#frames, floor: floor / this.#frames };
  }

  #note(what: keyof Steadiness, labels: Uint8Array): void {
    const before = this.#last[what];
    if (before) this.#changes[what] += changed(before, labels);
    this.#last[what] = labels;
  }
}
