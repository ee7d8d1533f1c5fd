import type { Space, Triple } from '../../color/spaces.ts';
import type { Clustering, Engine, FrameImage, Holdings, Retained, View } from '../engine.ts';
import { roundColor } from '../round-color.ts';
import { type SampleGrid, scaled } from '../sample-grid.ts';
import { CpuClustering } from './cpu-clustering.ts';
import { CpuFrame } from './cpu-frame.ts';
import { placer } from './cpu-space.ts';

/** The same lens without WebGL2: src/kmeans and a 2D canvas, on a smaller grid. */
export class CpuEngine implements Engine {
  readonly backend = 'cpu';
  readonly renderer = 'JavaScript';
  readonly software = true;
  readonly rehearsing = false;
  readonly canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #frame = new CpuFrame();
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
    this.#frame.upload(image, width, height);
  }

  sample(resolution: number, space: Space = 'rgb'): void {
    this.#frame.sample(resolution, space);
  }

  cluster(): CpuClustering {
    return new CpuClustering(this.#frame);
  }

  retain(resolution: number): Retained {
    const points = this.#frame.pick(resolution);
    const { space } = this.#frame;
    return { n: points.n, cluster: () => new CpuClustering({ points, space }), dispose: () => {} };
  }

  draw(clustering: Clustering, view: View): void {
    if (!(clustering instanceof CpuClustering)) throw new TypeError('a clustering of another engine');
    const { scale = 1 } = view;
    const { space } = this.#frame;
    const width = scaled(this.#frame.width, scale);
    const height = scaled(this.#frame.height, scale);
    const image = this.#frame.copy(scale);
    if (view.kind === 'segments') {
      const { anchors, colors } = clustering.drawn;
      recolor(image.data, anchors, colors, clustering.k, view.mutedMask, placer(space));
    }
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
    }
    this.#small.width = image.width;
    this.#small.height = image.height;
    this.#small.getContext('2d')?.putImageData(image, 0, 0);
    this.#context.imageSmoothingEnabled = false;
    this.#context.setTransform(view.mirror ? -1 : 1, 0, 0, 1, view.mirror ? width : 0, 0);
    this.#context.drawImage(this.#small, 0, 0, width, height);
  }

  /** Nothing is ever under way: every call returns when it is done. */
  async finished(): Promise<void> {}

  holdings(): Holdings {
    return { tensors: 0, textures: 0, bytes: 0 };
  }

  dispose(): void {}
}

/** Gives every pixel (RGBA) the color of its nearest anchor, or black where that is muted. */
function recolor(
  data: Uint8ClampedArray,
  anchors: Float64Array,
  shown: Float64Array,
  k: number,
  mutedMask: number,
  place: (r: number, g: number, b: number) => Triple,
): void {
  const colors = Uint8Array.from(shown, (value, i) => ((mutedMask >> Math.floor(i / 3)) & 1 ? 0 : roundColor(value)));
  for (let p = 0; p < data.length; p += 4) {
    const [r, g, b] = place(data[p], data[p + 1], data[p + 2]);
    let nearest = Infinity;
    let label = 0;
    for (let c = 0; c < 3 * k; c += 3) {
      const dr = r - anchors[c];
      const dg = g - anchors[c + 1];
      const db = b - anchors[c + 2];
      const distance = dr * dr + dg * dg + db * db;
      if (distance < nearest) {
        nearest = distance;
        label = c;
      }
    }
    data[p] = colors[label];
    data[p + 1] = colors[label + 1];
    data[p + 2] = colors[label + 2];
  }
}
