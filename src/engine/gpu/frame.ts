import { engine, keep, type Tensor } from '@tensorflow/tfjs-core';
import type { Space } from '../../color/spaces.ts';
import type { FrameImage } from '../engine.ts';
import { cellSize, sampleGrid } from '../sample-grid.ts';
import type { Device } from './device.ts';
import { packedShape, run } from './kernel.ts';
import type { Grid } from './kernels/layout.ts';
import { pickSamples, pickSamplesInSpace } from './kernels/pick-samples.ts';

/** Sample points on the GPU, and their grid: what a clustering clusters. */
export interface Samples {
  /** [grid rows, grid columns] texels. */
  readonly points: Tensor;
  readonly grid: Grid;
  /** The space whose cube the points are in. */
  readonly space: Space;
}

/** A texture's content with its size in pixels. */
export interface Image {
  readonly texture: WebGLTexture;
  readonly width: number;
  readonly height: number;
}

/** A texture that is read pixel by pixel. */
export function createImageTexture(gl: WebGL2RenderingContext): WebGLTexture {
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
    gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST);
  }
  for (const wrap of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) {
    gl.texParameteri(gl.TEXTURE_2D, wrap, gl.CLAMP_TO_EDGE);
  }
  return texture;
}

/** The current frame on the GPU: its texture, at full size and eight bits, and its sample points. */
export class Frame implements Samples, Image {
  readonly texture: WebGLTexture;
  width = 0;
  height = 0;
  grid: Grid = { rows: 0, columns: 0, attempts: 1, cellSize: [0, 0], position: 0 };
  space: Space = 'rgb';
  readonly #device: Device;
  #points: Tensor | null = null;

  constructor(device: Device) {
    this.#device = device;
    this.texture = createImageTexture(device.gl);
  }

  /** The samples: [grid rows, grid columns] texels. */
  get points(): Tensor {
    if (!this.#points) throw new Error('no frame was sampled yet');
    return this.#points;
  }

  upload(image: FrameImage, width: number, height: number): void {
    const { gl } = this.#device;
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.texture);
    // texImage2D, not texSubImage2D: browsers copy a video on the GPU only into a texture they may define anew.
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, image);
    this.width = width;
    this.height = height;
  }

  /** Picks the samples of the current frame, `resolution` across, in `space`, with so much weight of their position. */
  sample(resolution: number, space: Space, position = 0): void {
    this.space = space;
    const { points, grid } = this.pick(resolution, space, position);
    this.#points?.dispose();
    this.#points = points;
    this.grid = grid;
  }

  /** The same for a keeper, who disposes of the points. */
  pick(resolution: number, space = this.space, position = this.grid.position): Samples {
    const { width, height } = this;
    const cells = sampleGrid(width, height, resolution);
    const grid = { ...cells, attempts: 1, cellSize: cellSize(width, height, cells), position };
    const points = this.#device.run(() => {
      const frame = this.#wrap();
      const pick = space === 'rgb' ? pickSamples : pickSamplesInSpace;
      const points = keep(run(pick, { frame }, { width, height, space, ...cells }));
      this.#unwrap(frame);
      return points;
    });
    return { points, grid, space };
  }

  /** The frame's texture as a tensor, without a copy. */
  #wrap(): Tensor {
    const { backend } = this.#device;
    const shape = packedShape(this.height, this.width);
    const info = backend.makeTensorInfo(shape, 'float32');
    const data = backend.texData.get(info.dataId);
    data.texture = { texture: this.texture, texShape: [this.height, this.width] };
    data.texShape = shape;
    data.isPacked = true;
    return engine().makeTensorFromTensorInfo(info, backend);
  }

  /** Takes the texture out again before the tensor goes, or tfjs would keep it for reuse. */
  #unwrap(frame: Tensor): void {
    this.#device.backend.texData.get(frame.dataId).texture = null as never;
    frame.dispose();
  }

  dispose(): void {
    this.#points?.dispose();
    this.#points = null;
    this.#device.gl.deleteTexture(this.texture);
  }
}
