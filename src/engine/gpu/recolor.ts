import type { Tensor } from '@tensorflow/tfjs-core';
import type { Space } from '../../color/spaces.ts';
import { K_MAX } from '../../kmeans/index.ts';
import type { View } from '../engine.ts';
import { ROUND_UP } from '../round-color.ts';
import type { Device } from './device.ts';
import type { Frame } from './frame.ts';
import { SPACE_SHADER, spaceValue } from './kernels/color-space.ts';
import { TABLE_SHADER } from './kernels/nearest-table.ts';

/** One triangle that covers the canvas, counter-clockwise (tfjs leaves culling on), made from the vertex's number. */
const VERTEX = /* glsl */ `#version 300 es
  void main() {
    gl_Position = vec4(vec2[3](vec2(-1.0, -1.0), vec2(3.0, -1.0), vec2(-1.0, 3.0))[gl_VertexID], 0.0, 1.0);
  }
`;

/** GL in software pays for code that it does not run: rgb has a program of its own, without any conversion. */
const RGB_SHADER = 'vec3 toSpace(vec3 color, int to) { return color; }';

const fragment = (conversion: string) => /* glsl */ `#version 300 es
  precision highp float;
  precision highp int;
  uniform sampler2D frame;
  uniform sampler2D table;
  uniform sampler2D anchors;
  uniform sampler2D colors;
  uniform ivec2 size;
  uniform int k;
  uniform int muted;
  uniform bool mirror;
  uniform int space;
  out vec4 color;
  ${conversion}
  ${TABLE_SHADER}
  int nearestOfAll(vec3 point) {
    int label = 0;
    float nearest = 1e9;
    for (int c = 0; c < k; c++) {
      vec3 difference = point - texelFetch(anchors, ivec2(c, 0), 0).rgb;
      float d = dot(difference, difference);
      if (d < nearest) { nearest = d; label = c; }
    }
    return label;
  }
  int nearestOf(ivec4 candidates, vec3 point) {
    int first = candidates.r & 31;
    // Most cells lie within one cluster.
    if (candidates.r >> 5 == first) return first;
    int label = first;
    vec3 difference = point - texelFetch(anchors, ivec2(first, 0), 0).rgb;
    float nearest = dot(difference, difference);
    for (int i = 1; i < 8; i++) {
      int c = candidates[i >> 1] >> (5 * (i & 1)) & 31;
      if (c == first) break;
      difference = point - texelFetch(anchors, ivec2(c, 0), 0).rgb;
      float d = dot(difference, difference);
      if (d < nearest) { nearest = d; label = c; }
    }
    return label;
  }
  void main() {
    ivec2 here = ivec2(gl_FragCoord.xy);
    // The texture's first row is the top of the frame, the canvas's is its bottom.
    ivec2 pixel = ivec2(mirror ? size.x - 1 - here.x : here.x, size.y - 1 - here.y);
    color = texelFetch(frame, pixel, 0);
    // k = 0 means the frame as it is.
    if (k == 0) return;
    vec3 point = toSpace(color.rgb, space);
    ivec4 candidates = ivec4(texelFetch(table, tableTexel(point), 0));
    int label = candidates.r < 0 ? nearestOfAll(point) : nearestOf(candidates, point);
    vec3 shown = texelFetch(colors, ivec2(label, 0), 0).rgb;
    bool hidden = ((muted >> label) & 1) == 1;
    color.rgb = hidden ? vec3(0.0) : floor(shown * 255.0 + ${ROUND_UP}) / 255.0;
  }
`;

const TEXTURES = ['frame', 'table', 'anchors', 'colors'] as const;
const UNIFORMS = [...TEXTURES, 'size', 'k', 'muted', 'mirror', 'space'] as const;

/** What a clustering gives to be drawn. */
export interface Drawn {
  /** The table of `nearestTable`, for the anchors. */
  readonly table: Tensor;
  /** [1, K_MAX] texels: the centroids that the labels are nearest to. */
  readonly anchors: Tensor;
  /** [1, K_MAX] texels: the colors they are drawn in, RGB. */
  readonly colors: Tensor;
  /** The space of the anchors. */
  readonly space: Space;
}

/** Draws a frame into the canvas: every full-size pixel takes its centroid's color. Plain WebGL: no tfjs kernel can
 * have a canvas as its target. */
export class Recolor {
  readonly #device: Device;
  readonly #rgb: Program;
  readonly #other: Program;
  readonly #vertices: WebGLVertexArrayObject;

  constructor(device: Device) {
    const { gl } = device;
    this.#device = device;
    this.#rgb = program(gl, RGB_SHADER);
    this.#other = program(gl, SPACE_SHADER);
    this.#vertices = gl.createVertexArray();
  }

  draw(frame: Frame, clustering: Drawn, k: number, view: View): void {
    const { gl, backend } = this.#device;
    const canvas = gl.canvas;
    if (canvas.width !== frame.width || canvas.height !== frame.height) {
      canvas.width = frame.width;
      canvas.height = frame.height;
    }
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.viewport(0, 0, frame.width, frame.height);
    gl.scissor(0, 0, frame.width, frame.height);
    const { linked, locations } = clustering.space === 'rgb' ? this.#rgb : this.#other;
    gl.useProgram(linked);
    gl.bindVertexArray(this.#vertices);
    const textureOf = (tensor: Tensor) => backend.texData.get(tensor.dataId).texture?.texture ?? null;
    const { table, anchors, colors, space } = clustering;
    [frame.texture, textureOf(table), textureOf(anchors), textureOf(colors)].forEach((texture, unit) => {
      gl.activeTexture(gl.TEXTURE0 + unit);
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.uniform1i(locations[TEXTURES[unit]], unit);
    });
    gl.uniform2i(locations.size, frame.width, frame.height);
    gl.uniform1i(locations.k, view.kind === 'original' ? 0 : Math.min(k, K_MAX));
    gl.uniform1i(locations.muted, view.mutedMask | 0);
    gl.uniform1i(locations.mirror, view.mirror ? 1 : 0);
    gl.uniform1i(locations.space, spaceValue(space)[0]);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  dispose(): void {
    this.#device.gl.deleteProgram(this.#rgb.linked);
    this.#device.gl.deleteProgram(this.#other.linked);
    this.#device.gl.deleteVertexArray(this.#vertices);
  }
}

interface Program {
  readonly linked: WebGLProgram;
  readonly locations: Readonly<Record<(typeof UNIFORMS)[number], WebGLUniformLocation | null>>;
}

function program(gl: WebGL2RenderingContext, conversion: string): Program {
  const linked = link(gl, VERTEX, fragment(conversion));
  const locations = Object.fromEntries(UNIFORMS.map((name) => [name, gl.getUniformLocation(linked, name)]));
  return { linked, locations: locations as Program['locations'] };
}

function link(gl: WebGL2RenderingContext, vertex: string, fragment: string): WebGLProgram {
  const program = gl.createProgram();
  const shaders = ([gl.VERTEX_SHADER, gl.FRAGMENT_SHADER] as const).map((type, i) => {
    const shader = gl.createShader(type) as WebGLShader;
    gl.shaderSource(shader, [vertex, fragment][i]);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    return shader;
  });
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
    const logs = shaders.map((shader) => gl.getShaderInfoLog(shader));
    throw new Error(`recolor did not link: ${[gl.getProgramInfoLog(program), ...logs].join(' ')}`);
  }
  for (const shader of shaders) gl.deleteShader(shader);
  return program;
}
