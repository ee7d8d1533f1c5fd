import type { Tensor } from '@tensorflow/tfjs-core';
import type { Space } from '../../color/spaces.ts';
import { K_MAX } from '../../kmeans/index.ts';
import type { Device } from './device.ts';
import type { Frame } from './frame.ts';
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

/** Nearest by color and position: there no table helps, and each pixel looks at all centroids. */
const REGIONS = /* glsl */ `${HEAD}
  uniform int space;
  uniform int k;
  uniform int percent;
  uniform sampler2D anchors;
  uniform sampler2D paints;
  ${SPACE_SHADER}
  void main() {
    ivec2 size = textureSize(frame, 0);
    vec3 point = toSpace(framePixel().rgb, space);
    vec2 position = (vec2(abs(corner - ivec2(gl_FragCoord.xy))) + 0.5) / float(max(size.x, size.y));
    float weight = float(percent) / 100.0;
    int label = 0;
    float nearest = 1e9;
    for (int c = 0; c < k; c++) {
      vec3 difference = point - texelFetch(anchors, ivec2(c, 0), 0).rgb;
      vec2 apart = weight * (position - texelFetch(anchors, ivec2(${K_MAX} + c, 0), 0).xy);
      float d = dot(difference, difference) + dot(apart, apart);
      label = d < nearest ? c : label;
      nearest = min(d, nearest);
    }
    color = vec4(texelFetch(paints, ivec2(label, 0), 0).rgb, 1.0);
  }
`;

/** What a clustering by color gives to be drawn. */
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

/** What a clustering by color and position gives. */
export interface DrawnRegions {
  /** [1, 2 × K_MAX] texels. */
  readonly anchors: Tensor;
  readonly paints: Tensor;
  readonly space: Space;
  readonly k: number;
  /** Weight of the position, in percent. */
  readonly position: number;
}

const cornerOf = ([width, height]: readonly [number, number], mirror: boolean) =>
  [mirror ? width - 1 : 0, height - 1] as const;

/** Draws a frame into the canvas. Plain WebGL: no tfjs kernel can have a canvas as its target. */
export class Recolor {
  readonly #device: Device;
  readonly #original: Program;
  readonly #rgb: Program;
  readonly #other: Program;
  readonly #regions: Program;

  constructor(device: Device) {
    const { gl } = device;
    this.#device = device;
    this.#original = new Program(gl, ORIGINAL);
    this.#rgb = new Program(gl, segments(RGB_SHADER));
    this.#other = new Program(gl, segments(SPACE_SHADER));
    this.#regions = new Program(gl, REGIONS);
  }

  /** The frame as it is. */
  original(frame: Frame, mirror: boolean): void {
    const size = this.#fitCanvas(frame);
    this.#original.draw(null, size, { frame: frame.texture }, { corner: cornerOf(size, mirror) });
  }

  /** Every full-size pixel in its cluster's paint. */
  segments(frame: Frame, { table, borders, anchors, paints, space }: Drawn, mirror: boolean): void {
    const size = this.#fitCanvas(frame);
    const textures = { frame: frame.texture, ...this.#texturesOf({ table, borders, anchors, paints }) };
    const program = space === 'rgb' ? this.#rgb : this.#other;
    program.draw(null, size, textures, { corner: cornerOf(size, mirror), space: spaceValue(space)[0] });
  }

  /** The same, where the position counts. */
  regions(frame: Frame, { anchors, paints, space, k, position }: DrawnRegions, mirror: boolean): void {
    const size = this.#fitCanvas(frame);
    const textures = { frame: frame.texture, ...this.#texturesOf({ anchors, paints }) };
    const uniforms = { corner: cornerOf(size, mirror), space: spaceValue(space)[0], k, percent: position };
    this.#regions.draw(null, size, textures, uniforms);
  }

  #texturesOf(tensors: Readonly<Record<string, Tensor>>): Record<string, WebGLTexture | null> {
    const { texData } = this.#device.backend;
    const textures = Object.entries(tensors).map(([name, { dataId }]) => [name, texData.get(dataId).texture?.texture]);
    return Object.fromEntries(textures);
  }

  dispose(): void {
    for (const program of [this.#original, this.#rgb, this.#other, this.#regions]) program.dispose();
  }

  /** The canvas in the frame's size, which is given back. */
  #fitCanvas({ width, height }: Frame): readonly [number, number] {
    const { canvas } = this.#device.gl;
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    return [width, height];
  }
}
