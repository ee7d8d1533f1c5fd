import { K_MAX } from '../../kmeans/index.ts';
import { STEADY_MARGIN } from '../steady.ts';
import type { Device } from './device.ts';
import { type Drawn, ProgramForms, shaderInputs } from './drawn.ts';
import type { Image } from './frame.ts';
import { LabelMap } from './label-map.ts';
import { labelPaints } from './label-paints.ts';
import { Program } from './program.ts';
import { cornerOf, fitCanvas } from './recolor.ts';

/** GLSL of how far a point lies beyond the border between two centroids, times their distance, and of that distance. */
const BEYOND_BY_COLOR = /* glsl */ `
  vec2 beyond(int last, int next, vec3 point, ivec2 pixel) {
    vec4 border = texelFetch(borders, ivec2(last, next), 0);
    return vec2(dot(border.rgb, point) - border.a, length(border.rgb));
  }
`;
const BEYOND_BY_POSITION = /* glsl */ `
  vec2 beyond(int last, int next, vec3 point, ivec2 pixel) {
    vec3 color = texelFetch(anchors, ivec2(last, 0), 0).rgb - texelFetch(anchors, ivec2(next, 0), 0).rgb;
    vec2 place = texelFetch(anchors, ivec2(${K_MAX} + last, 0), 0).xy - texelFetch(anchors, ivec2(${K_MAX} + next, 0), 0).xy;
    place *= 0.01 * float(percent);
    float difference = squaredDistance(point, pixel, last) - squaredDistance(point, pixel, next);
    return vec2(0.5 * difference, sqrt(dot(color, color) + dot(place, place)));
  }
`;

const labels = (conversion: string, search: string) => /* glsl */ `#version 300 es
  precision highp float;
  precision highp int;
  precision highp usampler2D;
  uniform sampler2D frame;
  uniform usampler2D previous;
  uniform int space;
  out uvec4 label;
  ${conversion}
  ${search}
  void main() {
    ivec2 here = ivec2(gl_FragCoord.xy);
    vec3 point = toSpace(texelFetch(frame, here, 0).rgb, space);
    // What a cluster is drawn in is its label here.
    int nearest = int(shownFor(point, here).r);
    int last = int(texelFetch(previous, here, 0).r);
    vec2 way = beyond(last, nearest, point, here);
    label = uvec4(last < k && way.x < ${STEADY_MARGIN} * way.y ? last : nearest, 0, 0, 0);
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

/** Draws a frame into the canvas; a pixel stays in its cluster until it lies clearly in another one. */
export class SteadyRecolor {
  readonly #device: Device;
  readonly #map: LabelMap;
  readonly #labels: ProgramForms;
  readonly #paint: Program;

  constructor(device: Device) {
    const { gl } = device;
    this.#device = device;
    this.#map = new LabelMap(gl);
    this.#labels = new ProgramForms(gl, labels, { byColor: BEYOND_BY_COLOR, byPosition: BEYOND_BY_POSITION });
    this.#paint = new Program(gl, PAINT);
  }

  get bytes(): number {
    return this.#map.bytes;
  }

  draw({ width, height, texture }: Image, drawn: Drawn, mirror: boolean): void {
    const size = [width, height] as const;
    const { textures, uniforms } = shaderInputs(this.#device, { ...drawn, paints: labelPaints() });
    const program = this.#labels.for(drawn);
    this.#map.next(size, (target, previous) => {
      program.draw(target, size, { frame: texture, previous, ...textures }, uniforms);
    });
    const shown = { labels: this.#map.current, paints: this.#device.textureOf(drawn.paints) };
    this.#paint.draw(null, fitCanvas(this.#device.gl, size), shown, { corner: cornerOf(size, mirror) });
  }

  /** Forgets the labels: the next picture is no continuation of the last. */
  clear(): void {
    this.#map.clear();
  }

  dispose(): void {
    this.#map.dispose();
    this.#labels.dispose();
    this.#paint.dispose();
  }
}
