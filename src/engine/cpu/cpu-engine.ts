import type { Space } from '../../color/spaces.ts';
import type { Clustering, Engine, FrameImage, Holdings, Retained, View } from '../engine.ts';
import { roundColor } from '../round-color.ts';
import { CpuClustering } from './cpu-clustering.ts';
import { CpuFrame } from './cpu-frame.ts';
import { positionScale } from './cpu-position.ts';
import { placer } from './cpu-space.ts';

/** The same lens without WebGL2: src/kmeans and a 2D canvas, on a smaller grid. */
export class CpuEngine implements Engine {
  readonly backend = 'cpu';
  readonly renderer = 'JavaScript';
  readonly software = true;
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

  upload(image: FrameImage, width: number, height: number): void {
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
    return { n: points.n, cluster: () => new CpuClustering({ points, space, position }), dispose: () => {} };
  }

  draw(clustering: Clustering, view: View): void {
    if (!(clustering instanceof CpuClustering)) throw new TypeError('a clustering of another engine');
    const { pixels, width, height } = this.#frame;
    const image = new ImageData(pixels.data.slice(), pixels.width, pixels.height);
    if (view.kind === 'segments') {
      recolor(image, clustering, view.mutedMask, this.#frame);
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
  { data, width, height }: ImageData,
  { drawn: { anchors, d, colors: shown }, k }: CpuClustering,
  mutedMask: number,
  { space, position }: CpuFrame,
): void {
  const place = placer(space);
  const step = positionScale(position) / Math.max(width, height);
  const colors = Uint8Array.from(shown, (value, i) => ((mutedMask >> Math.floor(i / 3)) & 1 ? 0 : roundColor(value)));
  for (let p = 0; p < data.length; p += 4) {
    const [r, g, b] = place(data[p], data[p + 1], data[p + 2]);
    const pixel = p / 4;
    const x = ((pixel % width) + 0.5) * step;
    const y = (Math.floor(pixel / width) + 0.5) * step;
    let nearest = Infinity;
    let label = 0;
    for (let c = 0; c < k; c++) {
      const q = c * d;
      const dr = r - anchors[q];
      const dg = g - anchors[q + 1];
      const db = b - anchors[q + 2];
      let distance = dr * dr + dg * dg + db * db;
      if (d === 5) distance += (x - anchors[q + 3]) ** 2 + (y - anchors[q + 4]) ** 2;
      if (distance < nearest) {
        nearest = distance;
        label = 3 * c;
      }
    }
    data[p] = colors[label];
    data[p + 1] = colors[label + 1];
    data[p + 2] = colors[label + 2];
  }
}
