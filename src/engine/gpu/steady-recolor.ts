import type { Tensor } from '@tensorflow/tfjs-core';
import { STEADY_MARGIN } from '../steady.ts';
import type { Device } from './device.ts';
import type { Image } from './frame.ts';
import { RGB_SHADER, SPACE_SHADER, spaceValue } from './kernels/color-space.ts';
import { TABLE_SHADER } from './kernels/nearest-table.ts';
import { LabelMap } from './label-map.ts';
import { Program } from './program.ts';
import { cornerOf, type Drawn, fitCanvas } from './recolor.ts';

/** @param conversion GLSL of `vec3 toSpace(vec3 rgb, int space)` */
const labels = (conversion: string) => /* glsl */ `#version 300 es
  precision highp float;
  precision highp int;
  precision highp usampler2D;
  uniform sampler2D frame;
  uniform sampler2D table;
  uniform sampler2D borders;
  uniform sampler2D anchors;
  uniform sampler2D paints;
  uniform usampler2D previous;
  uniform int space;
  uniform int k;
  out uvec4 label;
  ${conversion}
  ${TABLE_SHADER}
  void main() {
    ivec2 here = ivec2(gl_FragCoord.xy);
    vec3 point = toSpace(texelFetch(frame, here, 0).rgb, space);
    // The table was made with paints that are the labels themselves.
    int nearest = int(shownFor(point).r);
    int last = int(texelFetch(previous, here, 0).r);
    vec4 border = texelFetch(borders, ivec2(last, nearest), 0);
    float beyond = dot(border.rgb, point) - border.a;
    bool stays = last < k && beyond < ${STEADY_MARGIN} * length(border.rgb);
    label = uvec4(stays ? last : nearest, 0, 0, 0);
  }
`;

const PAINT = /* glsl */ `#version 300 es
  precision highp float;
  precision highp int;
  precision highp usampler2D;
  uniform usampler2D labels;
  uniform sampler2D paints;
  uniform ivec2 corner;
  out vec4 color;
  void main() {
    int label = int(texelFetch(labels, abs(corner - ivec2(gl_FragCoord.xy)), 0).r);
    color = vec4(texelFetch(paints, ivec2(label, 0), 0).rgb, 1.0);
  }
`;

/** What is drawn, and what it is drawn with where every pixel remembers its label. */
export interface DrawnSteady extends Omit<Drawn, 'table'> {
  /** The table of `nearestTable` for the anchors, whose paints are the labels: (c, c, c) for cluster c. */
  readonly labelTable: Tensor;
  /** [1, K_MAX] texels: those paints. */
  readonly labelPaints: Tensor;
  readonly k: number;
}

/** Draws a frame into the canvas; a pixel stays in its cluster until it lies clearly in another one. */
export class SteadyRecolor {
  readonly #device: Device;
  readonly #map: LabelMap;
  readonly #rgb: Program;
  readonly #other: Program;
  readonly #paint: Program;

  constructor(device: Device) {
    const { gl } = device;
    this.#device = device;
    this.#map = new LabelMap(gl);
    this.#rgb = new Program(gl, labels(RGB_SHADER));
    this.#other = new Program(gl, labels(SPACE_SHADER));
    this.#paint = new Program(gl, PAINT);
  }

  get bytes(): number {
    return this.#map.bytes;
  }

  draw(frame: Image, drawn: DrawnSteady, mirror: boolean): void {
    const { labelTable, labelPaints, borders, anchors, paints, space, k } = drawn;
    const textureOf = this.#device.textureOf.bind(this.#device);
    const size = [frame.width, frame.height] as const;
    const program = space === 'rgb' ? this.#rgb : this.#other;
    this.#map.next(size, (target, previous) => {
      const textures = {
        frame: frame.texture,
        table: textureOf(labelTable),
        borders: textureOf(borders),
        anchors: textureOf(anchors),
        paints: textureOf(labelPaints),
        previous,
      };
      program.draw(target, size, textures, { space: spaceValue(space)[0], k });
    });
    const shown = { labels: this.#map.current, paints: textureOf(paints) };
    this.#paint.draw(null, fitCanvas(this.#device.gl, size), shown, { corner: cornerOf(size, mirror) });
  }

  /** Forgets the labels: the next picture is no continuation of the last. */
  clear(): void {
    this.#map.clear();
  }

  dispose(): void {
    this.#map.dispose();
    for (const program of [this.#rgb, this.#other, this.#paint]) program.dispose();
  }
}
