import { K_MAX } from '../../kmeans/index.ts';
import { STEADY_MARGIN } from '../steady.ts';
import type { Device } from './device.ts';
import { type Drawn, ProgramForms, shaderInputs } from './drawn.ts';
import type { Image } from './frame.ts';
import { createLabelTexture, LabelMap } from './label-map.ts';
import { labelPaints } from './label-paints.ts';

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
  // The previous labels that are to be kept are below it: 0 for none.
  uniform int kept;
  out uvec4 label;
  ${conversion}
  ${search}
  void main() {
    ivec2 here = ivec2(gl_FragCoord.xy);
    vec3 point = toSpace(texelFetch(frame, here, 0).rgb, space);
    // What a cluster is drawn in is its label here.
    int nearest = int(shownFor(point, here).r);
    label = uvec4(nearest, 0, 0, 0);
    if (kept == 0) return;
    int last = int(texelFetch(previous, here, 0).r);
    vec2 way = beyond(last, nearest, point, here);
    if (last < kept && way.x < ${STEADY_MARGIN} * way.y) label.r = uint(last);
  }
`;

/** The labels of all pixels of a frame, as integers of one byte. */
export class LabelPass {
  readonly #device: Device;
  readonly #map: LabelMap;
  readonly #programs: ProgramForms;
  /** Where there are no labels before: a texture that is never asked. */
  readonly #none: WebGLTexture;
  #steady = false;

  constructor(device: Device) {
    const { gl } = device;
    this.#device = device;
    this.#map = new LabelMap(gl);
    this.#programs = new ProgramForms(gl, labels, { byColor: BEYOND_BY_COLOR, byPosition: BEYOND_BY_POSITION });
    this.#none = createLabelTexture(gl, [1, 1]);
  }

  get bytes(): number {
    return this.#map.bytes;
  }

  /**
   * The labels of a frame, kept until the next.
   * @param steady a pixel stays in its cluster until it lies clearly in another one
   */
  take(image: Image, drawn: Drawn, steady: boolean): WebGLTexture {
    const follows = steady && this.#steady;
    this.#steady = steady;
    return this.#map.next([image.width, image.height], (target, previous) => {
      this.draw(target, image, drawn, follows ? previous : null);
    });
  }

  /** @param previous the labels of the frame before, where pixels are to stay in them */
  draw(target: WebGLFramebuffer, image: Image, drawn: Drawn, previous: WebGLTexture | null): void {
    const { textures, uniforms } = shaderInputs(this.#device, { ...drawn, paints: labelPaints() });
    const inputs = { frame: image.texture, previous: previous ?? this.#none, ...textures };
    const kept = previous ? drawn.k : 0;
    this.#programs.for(drawn).draw(target, [image.width, image.height], inputs, { ...uniforms, kept });
  }

  /** Forgets the labels: the next picture is no continuation of the last. */
  clear(): void {
    this.#map.clear();
  }

  dispose(): void {
    this.#map.dispose();
    this.#programs.dispose();
    this.#device.gl.deleteTexture(this.#none);
  }
}
