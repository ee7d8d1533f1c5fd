import type { Space } from '../../color/spaces.ts';
import type { Points } from '../../kmeans/index.ts';
import type { FrameImage } from '../engine.ts';
import { positionScale } from '../position-scale.ts';
import { cellJitter, cellSize, pickPixel, type SampleGrid, sampleGrid, scaled } from '../sample-grid.ts';
import { placer } from './cpu-space.ts';

/** Widest draft: plain JavaScript has no time to recolor more pixels with every frame. */
const WIDTH_MAX = 640;
/** Widest sample grid: plain JavaScript has no time for more. */
const RESOLUTION_MAX = 96;
/** The middle of a cell, in 256ths of its size. */
const CENTER = 128;

/** The part of the frame's width and height that a draft has. */
export const draftScale = (width: number) => Math.min(1, WIDTH_MAX / width);

/** The current frame in memory: its pixels, and its samples as points of src/kmeans. */
export class CpuFrame {
  /** All of the source's frame. */
  pixels = new ImageData(1, 1);
  grid: SampleGrid = { columns: 1, rows: 1 };
  /** The space whose cube, of side 255 here, the points are in. */
  space: Space = 'rgb';
  /** Weight of the position, in percent. Where it is 0, points are colors alone. */
  position = 0;
  points: Points = { values: new Float64Array(3), n: 1, d: 3 };
  readonly #canvas = document.createElement('canvas');
  readonly #context: CanvasRenderingContext2D;

  constructor() {
    const context = this.#canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('this browser cannot draw into a canvas');
    this.#context = context;
  }

  upload(image: FrameImage, width: number, height: number): void {
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width;
      this.#canvas.height = height;
    }
    // What is transparent is white, and not what the frame before has there.
    this.#context.fillStyle = '#fff';
    this.#context.fillRect(0, 0, width, height);
    this.#context.drawImage(image, 0, 0, width, height);
    this.pixels = this.#context.getImageData(0, 0, width, height);
  }

  get width(): number {
    return this.pixels.width;
  }
  get height(): number {
    return this.pixels.height;
  }

  sample(resolution: number, space: Space, position: number): void {
    this.space = space;
    this.position = position;
    this.grid = this.#gridOf(resolution);
    this.points = this.pick(resolution);
  }

  /** The same for a keeper. */
  pick(resolution: number): Points {
    return pickPoints(this.pixels, this.#gridOf(resolution), this.space, this.position);
  }

  /** The pixels, or a copy of every so manieth of them. */
  reduced(scale: number): ImageData {
    const { data, width, height } = this.pixels;
    if (scale === 1) return this.pixels;
    const columns = scaled(width, scale);
    const rows = scaled(height, scale);
    const from = new Uint32Array(data.buffer);
    const to = new Uint32Array(columns * rows);
    for (let row = 0, i = 0; row < rows; row++) {
      const start = width * pickPixel(row, CENTER, height, rows);
      for (let column = 0; column < columns; column++)
        to[i++] = from[start + pickPixel(column, CENTER, width, columns)];
    }
    return new ImageData(new Uint8ClampedArray(to.buffer), columns, rows);
  }

  #gridOf(resolution: number): SampleGrid {
    const { width, height } = this.pixels;
    return sampleGrid(width, height, Math.min(resolution, RESOLUTION_MAX));
  }
}

/**
 * One pixel of every cell of the grid, the same ones that the GPU picks. [n, 3], 0 to 255; with a weight of the position,
 * [n, 5], x and y where the frame's longer side is 255 times the weight.
 */
function pickPoints({ data, width, height }: ImageData, grid: SampleGrid, space: Space, position: number): Points {
  const place = placer(space);
  const { columns, rows } = grid;
  const d = position > 0 ? 5 : 3;
  const [stepX, stepY] = cellSize(width, height, grid).map((size) => size * positionScale(position));
  const values = new Float64Array(d * columns * rows);
  let p = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const x = pickPixel(column, cellJitter(column, row, 0), width, columns);
      const y = pickPixel(row, cellJitter(column, row, 1), height, rows);
      const q = 4 * (y * width + x);
      values.set(place(data[q], data[q + 1], data[q + 2]), p);
      if (d === 5) values.set([(column + 0.5) * stepX, (row + 0.5) * stepY], p + 3);
      p += d;
    }
  }
  return { values, n: columns * rows, d };
}
