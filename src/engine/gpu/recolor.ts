import type { Device } from './device.ts';
import { type Drawn, ProgramForms, shaderInputs } from './drawn.ts';
import type { Image } from './frame.ts';
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
  ivec2 framePlace() { return abs(corner - ivec2(gl_FragCoord.xy)); }
`;

const ORIGINAL = /* glsl */ `${HEAD}
  void main() { color = texelFetch(frame, framePlace(), 0); }
`;

const segments = (conversion: string, search: string) => /* glsl */ `${HEAD}
  uniform int space;
  ${conversion}
  ${search}
  void main() {
    vec3 point = toSpace(texelFetch(frame, framePlace(), 0).rgb, space);
    color = vec4(shownFor(point, framePlace()), 1.0);
  }
`;

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
  readonly #segments: ProgramForms;

  constructor(device: Device) {
    const { gl } = device;
    this.#device = device;
    this.#original = new Program(gl, ORIGINAL);
    this.#segments = new ProgramForms(gl, segments);
  }

  /** The frame as it is. */
  original({ width, height, texture }: Image, mirror: boolean): void {
    const size = fitCanvas(this.#device.gl, [width, height]);
    this.#original.draw(null, size, { frame: texture }, { corner: cornerOf(size, mirror) });
  }

  /** Every full-size pixel in its cluster's paint. */
  draw({ width, height, texture }: Image, drawn: Drawn, mirror: boolean): void {
    const size = fitCanvas(this.#device.gl, [width, height]);
    const { textures, uniforms } = shaderInputs(this.#device, drawn);
    const corner = cornerOf(size, mirror);
    this.#segments.for(drawn).draw(null, size, { frame: texture, ...textures }, { ...uniforms, corner });
  }

  dispose(): void {
    this.#original.dispose();
    this.#segments.dispose();
  }
}
