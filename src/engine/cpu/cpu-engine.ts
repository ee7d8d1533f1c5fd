import type { Space } from '../../color/spaces.ts';
import type { Clustering, Engine, FrameImage, Holdings, Retained, View } from '../engine.ts';
import { labelColors } from '../label-colors.ts';
import { planOf } from '../plan.ts';
import { positionScale } from '../position-scale.ts';
import { roundColor } from '../round-color.ts';
import { type SampleGrid, scaled } from '../sample-grid.ts';
import { STEADY_MARGIN } from '../steady.ts';
import { CpuAttempts } from './cpu-attempts.ts';
import { CpuClustering } from './cpu-clustering.ts';
import { CpuFrame } from './cpu-frame.ts';
import { placer } from './cpu-space.ts';
import { drawNumbers, showView } from './cpu-view.ts';

/** The same lens without WebGL2: src/kmeans and a 2D canvas, on a smaller grid. */
export class CpuEngine implements Engine {
  readonly backend = 'cpu';
  readonly renderer = 'JavaScript';
  readonly software = true;
  /** What every browser's canvas can have. */
  readonly maxSide = 4096;
  readonly rehearsing = false;
  readonly canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #frame = new CpuFrame();
  /** Of the pixels as they were last drawn, where they are to be steady. */
  #labels: Uint8Array | null = null;
  /** Labels that somebody else found, in place of a clustering's. */
  #given: { readonly labels: Uint8Array; readonly colors: ArrayLike<number> | null; readonly k: number } | null = null;
  /** Holds the recolored pixels where they are fewer than the canvas's. */
  readonly #small = document.createElement('canvas');

  /** @param canvas without any context yet: one that had WebGL cannot draw in 2D */
  constructor(canvas: HTMLCanvasElement) {
    const context = canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('this canvas cannot draw in 2D');
    this.canvas = canvas;
    this.#context = context;
  }

  get grid(): SampleGrid {
    return this.#frame.grid;
  }

  upload(image: FrameImage, width: number, height: number): void {
    this.give(null);
    this.#frame.upload(image, width, height);
  }

  sample(resolution: number, space: Space = 'rgb', position = 0): void {
    this.#frame.sample(resolution, space, position);
  }

  cluster(): CpuClustering {
    return new CpuClustering(this.#frame);
  }

  retain(resolution: number): Retained {
    const points = this.#frame.pick(resolution);
    const { space, position } = this.#frame;
    const samples = { points, space, position };
    return {
      n: points.n,
      attempts: () => new CpuAttempts(samples),
      cluster: () => new CpuClustering(samples),
      dispose: () => {},
    };
  }

  draw(clustering: Clustering, view: View): void {
    if (!(clustering instanceof CpuClustering)) throw new TypeError('a clustering of another engine');
    const { scale = 1 } = view;
    const given = this.#given;
    const image = this.#frame.copy(given ? 1 : scale);
    const { width, height } = image;
    const { drawn } = clustering;
    const k = given?.k ?? clustering.k;
    const plan = planOf(view, k, width, height);
    const known = view.steady ? this.#labels : null;
    this.#labels = plan.original ? null : (given?.labels ?? nearestLabels(image, drawn, k, this.#frame, known));
    const colors = labelColors(view, k) ?? given?.colors ?? Uint8Array.from(drawn.colors, roundColor);
    this.#small.width = width;
    this.#small.height = height;
    const shown = new ImageData(width, height);
    showView(image, this.#labels, colors, plan, k, shown);
    this.#small.getContext('2d')?.putImageData(shown, 0, 0);
    const { canvas } = this;
    const size = [scaled(this.#frame.width, given ? 1 : scale), scaled(this.#frame.height, given ? 1 : scale)];
    if (canvas.width !== size[0] || canvas.height !== size[1]) [canvas.width, canvas.height] = size;
    this.#context.imageSmoothingEnabled = false;
    this.#context.drawImage(this.#small, 0, 0, canvas.width, canvas.height);
    if (plan.numbers > 0 && this.#labels) drawNumbers(this.#context, this.#labels, width, height, plan);
    if (!view.steady) this.#labels = null;
  }

  pixels(): ImageData {
    return this.#frame.copy(1);
  }

  labels(clustering: Clustering): Uint8Array {
    if (!(clustering instanceof CpuClustering)) throw new TypeError('a clustering of another engine');
    if (this.#given) return this.#given.labels.slice();
    return nearestLabels(this.#frame.pixels, clustering.drawn, clustering.k, this.#frame, null);
  }

  labelAt(clustering: Clustering, x: number, y: number): number {
    const { width, height } = this.#frame.pixels;
    const row = Math.floor((y * height) / this.#frame.height);
    return this.labels(clustering)[row * width + Math.floor((x * width) / this.#frame.width)];
  }

  give(labels: Uint8Array | null, colors: ArrayLike<number> | null = null): void {
    const k = colors ? colors.length / 3 : (labels?.reduce((most, label) => Math.max(most, label + 1), 1) ?? 0);
    this.#given = labels && { labels, colors, k };
  }

  /** Nothing is ever under way: every call returns when it is done. */
  async finished(): Promise<void> {}

  holdings(): Holdings {
    return { tensors: 0, textures: 0, bytes: 0 };
  }

  dispose(): void {}
}

/**
 * The label of every pixel: its nearest anchor, in the space's cube of side 255, and by position where that counts.
 * @param anchors [k, d]
 * @param last the labels of the same pixels before, which they keep until they lie clearly in another cluster
 */
function nearestLabels(
  { data, width, height }: ImageData,
  { anchors, d }: CpuClustering['drawn'],
  k: number,
  { space, position }: CpuFrame,
  last: Uint8Array | null,
): Uint8Array {
  const place = placer(space);
  const step = positionScale(position) / Math.max(width, height);
  const labels = new Uint8Array(width * height);
  const known = last?.length === labels.length ? last : null;
  for (let i = 0; i < labels.length; i++) {
    const [r, g, b] = place(data[4 * i], data[4 * i + 1], data[4 * i + 2]);
    const x = ((i % width) + 0.5) * step;
    const y = (Math.floor(i / width) + 0.5) * step;
    const squaredDistance = (c: number) => {
      const q = c * d;
      const color = (r - anchors[q]) ** 2 + (g - anchors[q + 1]) ** 2 + (b - anchors[q + 2]) ** 2;
      return d === 5 ? color + (x - anchors[q + 3]) ** 2 + (y - anchors[q + 4]) ** 2 : color;
    };
    let nearest = Infinity;
    let label = 0;
    for (let c = 0; c < k; c++) {
      const distance = squaredDistance(c);
      if (distance < nearest) {
        nearest = distance;
        label = c;
      }
    }
    const before = known?.[i] ?? k;
    const stays = before < k && squaredDistance(before) - nearest < marginOf(anchors, d, before, label);
    labels[i] = stays ? before : label;
  }
  return labels;
}

/** By how much one squared distance must exceed the other before a pixel changes its cluster: see `STEADY_MARGIN`. */
function marginOf(anchors: Float64Array, d: number, a: number, b: number): number {
  let between = 0;
  for (let i = 0; i < d; i++) between += (anchors[d * a + i] - anchors[d * b + i]) ** 2;
  return 2 * 255 * STEADY_MARGIN * Math.sqrt(between);
}
