import { keep, type Tensor } from '@tensorflow/tfjs-core';
import type { Device } from './device.ts';
import type { Image } from './frame.ts';
import { run } from './kernel.ts';
import { setCentroids } from './kernels/seeding.ts';
import { createLabelTexture } from './label-map.ts';

/** Paints for labels from 0 on, as [k, 3] bytes. Within `Device.run`. */
export function paintsOf(colors: ArrayLike<number>): Tensor {
  const texels = Array.from({ length: colors.length / 3 }, (_, c) => [0, 1, 2].map((i) => colors[3 * c + i] / 255));
  return run(setCentroids, {}, { attempts: 1, colors: texels.flatMap((rgb) => [...rgb, 1]) });
}

/** Labels that somebody else found, in place of a clustering's. */
export class GivenLabels {
  readonly texture: WebGLTexture;
  /** What they are drawn in; null where the clustering says it. */
  readonly paints: Tensor | null;
  readonly k: number;
  readonly #device: Device;

  /** @param values [height × width] of the image */
  constructor(
    device: Device,
    { width, height }: Image,
    readonly values: Uint8Array,
    colors: ArrayLike<number> | null,
  ) {
    const { gl } = device;
    this.#device = device;
    this.texture = createLabelTexture(gl, [width, height]);
    // Rows of bytes, which WebGL expects to begin at multiples of four unless told.
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, width, height, gl.RED_INTEGER, gl.UNSIGNED_BYTE, values);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4);
    this.paints = colors && device.run(() => keep(paintsOf(colors)));
    this.k = colors ? colors.length / 3 : values.reduce((most, label) => Math.max(most, label + 1), 1);
  }

  dispose(): void {
    this.#device.gl.deleteTexture(this.texture);
    this.paints?.dispose();
  }
}
