import { roundColor } from '../../color/round-color.ts';
import type { Space } from '../../color/spaces.ts';
import type { Clustering, Engine, FrameImage, Holdings, Retained, View } from '../engine.ts';
import { labelColors } from '../label-colors.ts';
import { planOf } from '../plan.ts';
import { type SampleGrid, scaled } from '../sample-grid.ts';
import { CpuAttempts } from './cpu-attempts.ts';
import { CpuClustering } from './cpu-clustering.ts';
import { CpuFrame, draftScale } from './cpu-frame.ts';
import { labeler, nearestLabels } from './cpu-labels.ts';
import { drawNumbers, showView } from './cpu-view.ts';

/** The same lens without WebGL2: src/kmeans and a 2D canvas, on a smaller grid and, live, of fewer pixels. */
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
  #draft = false;
  /** Of the pixels as they were last drawn, where they are to be steady. */
  #labels: Uint8Array | null = null;
  /** Labels that somebody else found, in place of a clustering's. */
  #given: { readonly labels: Uint8Array; readonly colors: ArrayLike<number> | null; readonly k: number } | null = null;
  /** Holds the recolored pixels, which may be fewer than the canvas's. */
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
  get draft(): boolean {
    return this.#draft;
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
    const given = this.#given;
    // Labels that are known cost little, and each has its pixel.
    const scale = given ? 1 : (view.scale ?? 1);
    const reduction = view.draft && !given ? draftScale(this.#frame.width) : 1;
    this.#draft = reduction < 1;
    const image = this.#frame.reduced(scale * reduction);
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
    const size = [scaled(this.#frame.width, scale), scaled(this.#frame.height, scale)];
    if (canvas.width !== size[0] || canvas.height !== size[1]) [canvas.width, canvas.height] = size;
    this.#context.imageSmoothingEnabled = false;
    this.#context.drawImage(this.#small, 0, 0, canvas.width, canvas.height);
    if (plan.numbers > 0 && this.#labels) drawNumbers(this.#context, this.#labels, width, height, plan, k);
    if (!view.steady) this.#labels = null;
  }

  pixels(): ImageData {
    const { data, width, height } = this.#frame.pixels;
    return new ImageData(data.slice(), width, height);
  }

  labels(clustering: Clustering): Uint8Array {
    if (!(clustering instanceof CpuClustering)) throw new TypeError('a clustering of another engine');
    if (this.#given) return this.#given.labels.slice();
    return nearestLabels(this.#frame.pixels, clustering.drawn, clustering.k, this.#frame, null);
  }

  labelAt(clustering: Clustering, x: number, y: number): number {
    if (!(clustering instanceof CpuClustering)) throw new TypeError('a clustering of another engine');
    const { data, width, height } = this.#frame.pixels;
    const i = y * width + x;
    if (this.#given) return this.#given.labels[i];
    const { k } = clustering;
    const labelOf = labeler(clustering.drawn, k, this.#frame, width, height);
    return labelOf(data[4 * i], data[4 * i + 1], data[4 * i + 2], x, y, k);
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
