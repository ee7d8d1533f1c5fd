import type { Device } from './device.ts';
import { type Drawn, ProgramForms, shaderInputs } from './drawn.ts';
import type { Image } from './frame.ts';
import { labelPaints } from './label-paints.ts';

const LABELS = (conversion: string, search: string) => /* glsl */ `#version 300 es
  precision highp float;
  precision highp int;
  uniform sampler2D frame;
  uniform int space;
  out uvec4 label;
  ${conversion}
  ${search}
  void main() {
    ivec2 here = ivec2(gl_FragCoord.xy);
    // What a cluster is drawn in is its label here.
    label = uvec4(shownFor(toSpace(texelFetch(frame, here, 0).rgb, space), here).r, 0, 0, 0);
  }
`;

/** Pixels that are read at a time: of integers WebGL promises only four of 32 bits a pixel. */
const STRIP_PIXELS = 2 ** 20;

/** Full-size pixels and labels for JavaScript, once, when asked: exports, exact runs, a click in the picture. */
export class ReadBack {
  readonly #device: Device;
  /** Made when first asked for: a live picture needs none of it. */
  #labels: ProgramForms | null = null;

  constructor(device: Device) {
    this.#device = device;
  }

  pixels({ texture, width, height }: Image): ImageData {
    const { gl } = this.#device;
    const image = new ImageData(width, height);
    this.#onto(texture, () => {
      gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(image.data.buffer));
    });
    return image;
  }

  labels({ texture, width, height }: Image, drawn: Drawn): Uint8Array {
    const { gl } = this.#device;
    this.#labels ??= new ProgramForms(gl, LABELS);
    const program = this.#labels.for(drawn);
    gl.activeTexture(gl.TEXTURE0);
    const target = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, target);
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.R8UI, width, height);
    const result = new Uint8Array(width * height);
    const { textures, uniforms } = shaderInputs(this.#device, { ...drawn, paints: labelPaints() });
    this.#onto(target, (framebuffer) => {
      program.draw(framebuffer, [width, height], { frame: texture, ...textures }, uniforms);
      const rows = Math.max(1, Math.floor(STRIP_PIXELS / width));
      const strip = new Uint32Array(4 * width * rows);
      for (let y = 0; y < height; y += rows) {
        const count = Math.min(rows, height - y);
        gl.readPixels(0, y, width, count, gl.RGBA_INTEGER, gl.UNSIGNED_INT, strip);
        for (let i = 0; i < width * count; i++) result[y * width + i] = strip[4 * i];
      }
    });
    gl.deleteTexture(target);
    return result;
  }

  dispose(): void {
    this.#labels?.dispose();
  }

  /** Does something with a framebuffer around a texture. */
  #onto(texture: WebGLTexture, work: (framebuffer: WebGLFramebuffer) => void): void {
    const { gl } = this.#device;
    const framebuffer = gl.createFramebuffer();
    gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
    work(framebuffer);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.deleteFramebuffer(framebuffer);
  }
}
