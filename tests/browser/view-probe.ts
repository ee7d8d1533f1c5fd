/** Runs in the harness page: one frame with known labels on either engine, and what each view of it should be. */
import { CpuEngine } from '../../src/engine/cpu/cpu-engine.ts';
import type { Clustering, Engine, View } from '../../src/engine/engine.ts';
import { GpuEngine } from '../../src/engine/gpu/gpu-engine.ts';
import { random } from '../../src/kmeans/index.ts';

export type Backend = 'webgl' | 'cpu';

const context2d = (canvas: HTMLCanvasElement) => canvas.getContext('2d') as CanvasRenderingContext2D;

/** Red, green and blue of CSS's name for a color. */
function named(color: string): number[] {
  const context = context2d(document.createElement('canvas'));
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data.subarray(0, 3)];
}

const SKIMAGE = [
  'red',
  'blue',
  'yellow',
  'magenta',
  'green',
  'indigo',
  'darkorange',
  'cyan',
  'pink',
  'yellowgreen',
].map(named);

export class ViewProbe {
  readonly engine: Engine;
  readonly clustering: Clustering;
  readonly centroids: Float32Array;
  /** RGBA of the frame. */
  readonly data: Uint8ClampedArray;
  /** By direct search for the nearest centroid. */
  readonly labels: Uint8Array;

  constructor(
    backend: Backend,
    readonly width: number,
    readonly height: number,
    readonly k: number,
  ) {
    const canvas = document.createElement('canvas');
    const engine = backend === 'webgl' ? GpuEngine.create(canvas) : new CpuEngine(canvas);
    if (!engine) throw new Error('no WebGL2 here');
    const next = random(7);
    this.engine = engine;
    this.centroids = Float32Array.from({ length: 3 * k }, () => next() * 255);
    const image = new ImageData(width, height);
    for (let i = 0; i < width * height; i++) {
      // Patches with some grain, so that there are regions and lone pixels.
      const [column, row] = [Math.floor((i % width) / 9), Math.floor(i / width / 7)];
      const patch = random(100 * row + column + 1);
      for (let c = 0; c < 3; c++) image.data[4 * i + c] = patch() * 255 + (next() - 0.5) * 60;
      image.data[4 * i + 3] = 255;
    }
    this.data = image.data;
    this.labels = Uint8Array.from({ length: width * height }, (_, i) => this.#nearest(i));
    this.upload();
    this.clustering = engine.cluster();
    const start = { k, seeding: 'warm', random: next, iterations: 0, centroids: this.centroids } as const;
    this.clustering.start(start);
  }

  upload(resolution = 32): void {
    const { width, height } = this;
    const source = document.createElement('canvas');
    [source.width, source.height] = [width, height];
    context2d(source).putImageData(new ImageData(this.data.slice(), width, height), 0, 0);
    this.engine.upload(source, width, height);
    this.engine.sample(resolution);
  }

  /** RGBA of the canvas. */
  shown(view: Partial<View>): Uint8ClampedArray {
    this.engine.draw(this.clustering, { kind: 'segments', mutedMask: 0, mirror: false, ...view });
    const { canvas } = this.engine;
    const copy = document.createElement('canvas');
    [copy.width, copy.height] = [canvas.width, canvas.height];
    const context = context2d(copy);
    context.drawImage(canvas, 0, 0);
    return context.getImageData(0, 0, canvas.width, canvas.height).data;
  }

  /** Values of the canvas that are not what they should be; without tiles and numbers. */
  wrong(view: Partial<View>, labels = this.labels, palette?: number[][]): number {
    const shown = this.shown(view);
    const { width, height } = this;
    if (shown.length !== 4 * width * height) return shown.length;
    let wrong = 0;
    for (let i = 0; i < width * height; i++) {
      const expected = this.#expected(view, labels, i % width, Math.floor(i / width), palette);
      for (let c = 0; c < 4; c++) if (shown[4 * i + c] !== (c < 3 ? expected[c] : 255)) wrong++;
    }
    return wrong;
  }

  #expected(view: Partial<View>, labels: Uint8Array, x: number, y: number, palette?: number[][]): number[] {
    const { width, height, k } = this;
    const { mutedMask = 0, mirror = false, split = 0, grays } = view;
    const kind = view.kind === 'original' && split > 0 ? 'segments' : (view.kind ?? 'segments');
    const column = mirror ? width - 1 - x : x;
    const i = y * width + column;
    const own = [...this.data.subarray(4 * i, 4 * i + 3)];
    if (x < Math.round((width * split) / 100)) return own;
    const label = labels[i];
    if ((mutedMask >> label) & 1) return this.hidden(x, y, mutedMask);
    if (kind === 'labels') return SKIMAGE[label % 10];
    if (kind === 'gray') {
      const gray = grays === 'linear' ? Math.floor((label * 256) / k) : Math.floor(256 / (label + 1)) - 1;
      return [gray, gray, gray];
    }
    if (kind === 'outlines') {
      const differs = (dx: number, dy: number) =>
        labels[Math.min(y + dy, height - 1) * width + Math.min(column + dx, width - 1)] !== label;
      return differs(1, 0) || differs(0, 1) ? [255, 255, 0] : own;
    }
    if (kind === 'original' || mutedMask !== 0) return own;
    if (palette) return palette[label];
    return [0, 1, 2].map((c) => Math.floor(this.centroids[3 * label + c] + 0.5009765625));
  }

  /** What stands for a pixel that is not shown: black, and squares of two grays where one cluster is alone. */
  hidden(x: number, y: number, mutedMask: number): number[] {
    const shown = Array.from({ length: this.k }, (_, label) => label).filter((label) => !((mutedMask >> label) & 1));
    const side = Math.max(1, Math.round(Math.max(this.width, this.height) / 80));
    const gray = (Math.floor(x / side) + Math.floor(y / side)) % 2 === 0 ? 156 : 178;
    return Array(3).fill(shown.length === 1 ? gray : 0);
  }

  #nearest(i: number): number {
    let nearest = Infinity;
    let label = 0;
    for (let c = 0; c < this.k; c++) {
      const distance = [0, 1, 2].reduce((sum, a) => sum + (this.data[4 * i + a] - this.centroids[3 * c + a]) ** 2, 0);
      if (distance < nearest) [nearest, label] = [distance, c];
    }
    return label;
  }

  dispose(): void {
    this.clustering.dispose();
    this.engine.dispose();
  }
}
