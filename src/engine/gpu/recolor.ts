import type { Tensor } from '@tensorflow/tfjs-core';
import type { Space } from '../../color/spaces.ts';
import type { Device } from './device.ts';
import type { Image } from './frame.ts';
import { RGB_SHADER, SPACE_SHADER, spaceValue } from './kernels/color-space.ts';
import { TABLE_SHADER } from './kernels/nearest-table.ts';
import { Program } from './program.ts';

/** What every fragment begins with: the pixel of the frame that belongs here. */
const HEAD = /* glsl */ `#version 300 es
  precision highp float;
  precision highp int;
  uniform sampler2D frame;
  // The frame's pixel that belongs into the first pixel of the canvas. The texture's first row is the top of the frame,
  // the canvas's is its bottom.
  uniform ivec2 corner;
  out vec4 color;
  vec4 framePixel() { return texelFetch(frame, abs(corner - ivec2(gl_FragCoord.xy)), 0); }
`;

const ORIGINAL = /* glsl */ `${HEAD}
  void main() { color = framePixel(); }
`;

/** @param conversion GLSL of `vec3 toSpace(vec3 rgb, int space)` */
const segments = (conversion: string) => /* glsl */ `${HEAD}
  uniform int space;
  uniform sampler2D table;
  uniform sampler2D borders;
  uniform sampler2D anchors;
  uniform sampler2D paints;
  ${conversion}
  ${TABLE_SHADER}
  void main() { color = vec4(shownFor(toSpace(framePixel().rgb, space)), 1.0); }
`;

/** What a clustering gives to be drawn. */
export interface Drawn {
  /** The table of `nearestTable`, for the anchors and paints. */
  readonly table: Tensor;
  readonly borders: Tensor;
  /** [1, K_MAX] texels: the centroids that the labels are nearest to. */
  readonly anchors: Tensor;
  /** [1, K_MAX] texels: what the pixels of each cluster are drawn in. */
  readonly paints: Tensor;
  /** The space of the anchors. */
  readonly space: Space;
}

/** The frame's pixel that belongs into the canvas's first one. */
export const cornerOf = ([width, height]: readonly [number, number], mirror: boolean) =>
  [mirror ? width - 1 : 0, height - 1] as const;

/** The canvas in that size, which is given back. */
export function fitCanvas({ canvas }: WebGL2RenderingContext, size: readonly [number, number]): typeof size {
  if (canvas.width !== size[0] || canvas.height !== size[1]) [canvas.width, canvas.height] = size;
  return size;
}

/** Draws a frame into the canvas. Plain WebGL: no tfjs kernel can have a canvas as its target. */
export class Recolor {
  readonly #device: Device;
  readonly #original: Program;
  readonly #rgb: Program;
  readonly #other: Program;

  constructor(device: Device) {
    const { gl } = device;
    this.#device = device;
    this.#original = new Program(gl, ORIGINAL);
    this.#rgb = new Program(gl, segments(RGB_SHADER));
    this.#other = new Program(gl, segments(SPACE_SHADER));
  }

  /** The frame as it is. */
  original(frame: Image, mirror: boolean): void {
    const size = fitCanvas(this.#device.gl, [frame.width, frame.height]);
    this.#original.draw(null, size, { frame: frame.texture }, { corner: cornerOf(size, mirror) });
  }

  /** Every full-size pixel in its cluster's paint. */
  segments(frame: Image, { table, borders, anchors, paints, space }: Drawn, mirror: boolean): void {
    const size = fitCanvas(this.#device.gl, [frame.width, frame.height]);
    const textureOf = this.#device.textureOf.bind(this.#device);
    const textures = {
      frame: frame.texture,
      table: textureOf(table),
      borders: textureOf(borders),
      anchors: textureOf(anchors),
      paints: textureOf(paints),
    };
    const program = space === 'rgb' ? this.#rgb : this.#other;
    program.draw(null, size, textures, { corner: cornerOf(size, mirror), space: spaceValue(space)[0] });
  }

  dispose(): void {
    for (const program of [this.#original, this.#rgb, this.#other]) program.dispose();
  }
}
