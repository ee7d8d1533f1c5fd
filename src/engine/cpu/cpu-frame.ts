import type { Space } from '../../color/spaces.ts';
import type { Points } from '../../kmeans/index.ts';
import type { FrameImage } from '../engine.ts';
import { positionScale } from '../position-scale.ts';
import { cellJitter, cellSize, pickPixel, type SampleGrid, sampleGrid, scaled } from '../sample-grid.ts';
import { placer } from './cpu-space.ts';

/** Widest frame that is recolored pixel by pixel; a larger one is drawn at this width and scaled up. */
const WIDTH_MAX = 640;
/** Widest sample grid: plain JavaScript has no time for more. */
const RESOLUTION_MAX = 96;
/** The middle of a cell, in 256ths of its size. */
const CENTER = 128;

/** The current frame in memory: its pixels, and its samples as points of src/kmeans. */
export class CpuFrame {
  /** Size of the source's frame. */
  width = 0;
  height = 0;
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
    this.width = width;
    this.height = height;
    const scale = Math.min(1, WIDTH_MAX / width);
    const columns = Math.max(1, Math.round(width * scale));
    const rows = Math.max(1, Math.round(height * scale));
    if (this.#canvas.width !== columns || this.#canvas.height !== rows) {
      this.#canvas.width = columns;
      this.#canvas.height = rows;
    }
    this.#context.drawImage(image, 0, 0, columns, rows);
    this.pixels = this.#context.getImageData(0, 0, columns, rows);
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

  /** A copy of the pixels, or of every so manieth of them. */
  copy(scale: number): ImageData {
    const { data, width, height } = this.pixels;
    if (scale === 1) return new ImageData(data.slice(), width, height);
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
