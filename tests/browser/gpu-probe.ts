/** Runs in the harness page: single kernels beside src/kmeans, on frames made by code. */
import { type Tensor, tensor2d } from '@tensorflow/tfjs-core';
import type { Space } from '../../src/color/spaces.ts';
import { Device } from '../../src/engine/gpu/device.ts';
import { Frame } from '../../src/engine/gpu/frame.ts';
import { type Kernel, run } from '../../src/engine/gpu/kernel.ts';
import type { Points } from '../../src/kmeans/index.ts';
import { random } from '../../src/kmeans/index.ts';

export * from '../../src/engine/gpu/gpu-attempts.ts';
export * from '../../src/engine/gpu/gpu-clustering.ts';
export * from '../../src/engine/gpu/kernels/assign.ts';
export * from '../../src/engine/gpu/kernels/display.ts';
export * from '../../src/engine/gpu/kernels/layout.ts';
export * from '../../src/engine/gpu/kernels/measure.ts';
export * from '../../src/engine/gpu/kernels/nearest-table.ts';
export * from '../../src/engine/gpu/kernels/resize.ts';
export * from '../../src/engine/gpu/kernels/seeding.ts';
export * from '../../src/engine/gpu/kernels/sort-by-share.ts';
export * from '../../src/engine/gpu/kernels/tile-sums.ts';
export * from '../../src/engine/gpu/kernels/update-centroids.ts';
export * from '../../src/engine/sample-grid.ts';
export * as kmeans from '../../src/kmeans/index.ts';

export type Content = 'noise' | 'black' | 'two colors' | 'blobs' | 'all colors';

/** A frame of one kind, [height, width] pixels, the same for the same arguments. */
export function paint(width: number, height: number, content: Content): HTMLCanvasElement {
  const next = random(width * 1000 + height);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const image = new ImageData(width, height);
  const blobs = Array.from({ length: 6 }, () => [next() * 255, next() * 255, next() * 255]);
  for (let i = 0; i < width * height; i++) {
    const blob = blobs[Math.floor(next() * blobs.length)];
    for (let c = 0; c < 3; c++) {
      const value = {
        noise: next() * 255,
        black: 0,
        'two colors': (i % width) * 2 < width ? 40 : 200,
        blobs: blob[c] + (next() - 0.5) * 30,
        // Every fifth byte on each axis, both ends among them: 52³ pixels show all.
        'all colors': 5 * (Math.floor(i / 52 ** c) % 52),
      }[content];
      image.data[4 * i + c] = value;
    }
    image.data[4 * i + 3] = 255;
  }
  canvas.getContext('2d')?.putImageData(image, 0, 0);
  return canvas;
}

/** A device with a frame on it. */
export class Probe {
  readonly device: Device;
  readonly frame: Frame;
  readonly image: HTMLCanvasElement;

  constructor(width: number, height: number, content: Content, resolution: number, space: Space = 'rgb', position = 0) {
    const device = Device.create(document.createElement('canvas'));
    if (!device) throw new Error('no WebGL2 here');
    this.device = device;
    this.frame = new Frame(device);
    this.image = paint(width, height, content);
    this.frame.upload(this.image, width, height);
    this.frame.sample(resolution, space, position);
  }

  /** The frame's samples as src/kmeans wants them, in the units of the GPU: 0 to 1. */
  async points(): Promise<Points> {
    const texels = await this.texels(this.frame.points, false);
    const values = Float64Array.from(texels.flatMap((texel) => texel.slice(0, 3)));
    return { values, n: texels.length, d: 3 };
  }

  /** The same with their positions, in their weight: what color and position are to src/kmeans. */
  async positionedPoints(): Promise<Points> {
    const { n, values: colors } = await this.points();
    const { columns, rows, position } = this.frame.grid;
    const longer = Math.max(this.frame.width, this.frame.height);
    const values = new Float64Array(5 * n);
    for (let i = 0; i < n; i++) {
      const x = ((((i % columns) + 0.5) / columns) * this.frame.width) / longer;
      const y = (((Math.floor(i / columns) + 0.5) / rows) * this.frame.height) / longer;
      values.set([...colors.subarray(3 * i, 3 * i + 3), (x * position) / 100, (y * position) / 100], 5 * i);
    }
    return { values, n, d: 5 };
  }

  /** [rows, columns] texels as a tensor. */
  tensor(texels: readonly (readonly number[])[], rows: number, columns: number): Tensor {
    const values = new Float32Array(4 * rows * columns);
    texels.forEach((texel, i) => {
      const [row, column] = [Math.floor(i / columns), i % columns];
      texel.forEach((value, channel) => {
        values[(2 * row + (channel >> 1)) * 2 * columns + 2 * column + (channel & 1)] = value;
      });
    });
    return tensor2d(values, [2 * rows, 2 * columns]);
  }

  /** Runs one kernel and gives its output's texels, row by row. */
  async run<A>(kernel: Kernel<A>, inputs: Readonly<Record<string, Tensor>>, attributes: A): Promise<number[][]> {
    return this.texels(this.keep(kernel, inputs, attributes));
  }

  keep<A>(kernel: Kernel<A>, inputs: Readonly<Record<string, Tensor>>, attributes: A): Tensor {
    return this.device.run(() => run(kernel, inputs, attributes));
  }

  async texels(tensor: Tensor, dispose = true): Promise<number[][]> {
    const [rows, width] = [tensor.shape[0] / 2, tensor.shape[1] as number];
    const values = dispose ? await this.device.read(tensor) : await tensor.data();
    return Array.from({ length: (rows * width) / 2 }, (_, i) => {
      const at = 2 * Math.floor((2 * i) / width) * width + ((2 * i) % width);
      return [values[at], values[at + 1], values[at + width], values[at + width + 1]];
    });
  }

  /** Centroids on the GPU, [1, 64] texels: r, g, b, share of each, then x, y. */
  centroids(colors: readonly (readonly number[])[], positions: readonly (readonly number[])[] = []): Tensor {
    const texels = Array<readonly number[]>(64).fill([0, 0, 0, 0]);
    colors.forEach((color, c) => {
      texels[c] = color;
    });
    positions.forEach(([x, y], c) => {
      texels[32 + c] = [x, y, 0, 0];
    });
    return this.tensor(texels, 1, 64);
  }

  dispose(): void {
    this.frame.dispose();
    this.device.dispose();
  }
}
