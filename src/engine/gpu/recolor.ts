import type { Tensor } from '@tensorflow/tfjs-core';
import { K_MAX } from '../../kmeans/index.ts';
import type { View } from '../engine.ts';
import { ROUND_UP } from '../round-color.ts';
import type { Device } from './device.ts';
import type { Frame } from './frame.ts';

/** One triangle that covers the canvas, counter-clockwise (tfjs leaves culling on), made from the vertex's number. */
const VERTEX = /* glsl */ `#version 300 es
  void main() {
    gl_Position = vec4(vec2[3](vec2(-1.0, -1.0), vec2(3.0, -1.0), vec2(-1.0, 3.0))[gl_VertexID], 0.0, 1.0);
  }
`;

const FRAGMENT = /* glsl */ `#version 300 es
  precision highp float;
  precision highp int;
  uniform sampler2D frame;
  uniform sampler2D anchors;
  uniform sampler2D centroids;
  uniform ivec2 size;
  uniform int k;
  uniform int muted;
  uniform bool mirror;
  out vec4 color;
  void main() {
    ivec2 here = ivec2(gl_FragCoord.xy);
    // The texture's first row is the top of the frame, the canvas's is its bottom.
    ivec2 pixel = ivec2(mirror ? size.x - 1 - here.x : here.x, size.y - 1 - here.y);
    vec3 original = texelFetch(frame, pixel, 0).rgb;
    int label = 0;
    float nearest = 1e9;
    for (int c = 0; c < k; c++) {
      vec3 difference = original - texelFetch(anchors, ivec2(c, 0), 0).rgb;
      float d = dot(difference, difference);
      if (d < nearest) { nearest = d; label = c; }
    }
    // k = 0 means the frame as it is.
    vec3 result = k == 0 ? original : texelFetch(centroids, ivec2(label, 0), 0).rgb;
    bool hidden = k > 0 && ((muted >> label) & 1) == 1;
    color = vec4(hidden ? vec3(0.0) : floor(result * 255.0 + ${ROUND_UP}) / 255.0, 1.0);
  }
`;

const UNIFORMS = ['frame', 'anchors', 'centroids', 'size', 'k', 'muted', 'mirror'] as const;

/** Draws a frame into the canvas: every full-size pixel takes its centroid's color. Plain WebGL: no tfjs kernel can
 * have a canvas as its target. */
export class Recolor {
  readonly #device: Device;
  readonly #program: WebGLProgram;
  readonly #vertices: WebGLVertexArrayObject;
  readonly #locations: Readonly<Record<(typeof UNIFORMS)[number], WebGLUniformLocation | null>>;

  constructor(device: Device) {
    const { gl } = device;
    this.#device = device;
    this.#program = link(gl, VERTEX, FRAGMENT);
    this.#vertices = gl.createVertexArray();
    this.#locations = Object.fromEntries(
      UNIFORMS.map((name) => [name, gl.getUniformLocation(this.#program, name)]),
    ) as Recolor['#locations' & never];
  }

  /** @param clustering [1, K_MAX] texels each: the centroids that labels are nearest to, and their colors */
  draw(frame: Frame, clustering: { anchors: Tensor; centroids: Tensor }, k: number, view: View): void {
    const { gl, backend } = this.#device;
    const canvas = gl.canvas;
    if (canvas.width !== frame.width || canvas.height !== frame.height) {
      canvas.width = frame.width;
      canvas.height = frame.height;
    }
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.viewport(0, 0, frame.width, frame.height);
    gl.scissor(0, 0, frame.width, frame.height);
    gl.useProgram(this.#program);
    gl.bindVertexArray(this.#vertices);
    const textureOf = (tensor: Tensor) => backend.texData.get(tensor.dataId).texture?.texture ?? null;
    [frame.texture, textureOf(clustering.anchors), textureOf(clustering.centroids)].forEach((texture, unit) => {
      gl.activeTexture(gl.TEXTURE0 + unit);
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.uniform1i(this.#locations[UNIFORMS[unit]], unit);
    });
    gl.uniform2i(this.#locations.size, frame.width, frame.height);
    gl.uniform1i(this.#locations.k, view.kind === 'original' ? 0 : Math.min(k, K_MAX));
    gl.uniform1i(this.#locations.muted, view.mutedMask | 0);
    gl.uniform1i(this.#locations.mirror, view.mirror ? 1 : 0);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  dispose(): void {
    this.#device.gl.deleteProgram(this.#program);
    this.#device.gl.deleteVertexArray(this.#vertices);
  }
}

function link(gl: WebGL2RenderingContext, vertex: string, fragment: string): WebGLProgram {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(type) as WebGLShader;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
    throw new Error(`recolor did not link: ${gl.getProgramInfoLog(program)}`);
  }
  return program;
}
