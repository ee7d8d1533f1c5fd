import { createImageTexture } from './frame.ts';

/** A texture of unsigned integers of one byte, [height, width]. */
export function createLabelTexture(gl: WebGL2RenderingContext, size: readonly [number, number]): WebGLTexture {
  gl.activeTexture(gl.TEXTURE0);
  const texture = createImageTexture(gl);
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.R8UI, ...size);
  return texture;
}

/** The label of every full-size pixel, in one byte each, and those of the frame before. */
export class LabelMap {
  readonly #gl: WebGL2RenderingContext;
  readonly #target: WebGLFramebuffer;
  #current: WebGLTexture | null = null;
  #previous: WebGLTexture | null = null;
  #size: readonly [number, number] = [0, 0];

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
    this.#target = gl.createFramebuffer();
  }

  get bytes(): number {
    return 2 * this.#size[0] * this.#size[1];
  }

  /**
   * What was current becomes the previous one, null where there was none of that size; `draw` fills the next, [height, width]
   * pixels of an unsigned integer.
   */
  next(
    size: readonly [number, number],
    draw: (target: WebGLFramebuffer, previous: WebGLTexture | null) => void,
  ): WebGLTexture {
    const gl = this.#gl;
    if (size[0] !== this.#size[0] || size[1] !== this.#size[1]) this.clear();
    this.#size = size;
    const next = this.#previous ?? createLabelTexture(gl, size);
    [this.#current, this.#previous] = [next, this.#current];
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#target);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, next, 0);
    draw(this.#target, this.#previous);
    return next;
  }

  dispose(): void {
    this.clear();
    this.#gl.deleteFramebuffer(this.#target);
  }

  /** Forgets the labels and frees their memory. */
  clear(): void {
    for (const texture of [this.#current, this.#previous]) if (texture) this.#gl.deleteTexture(texture);
    [this.#current, this.#previous] = [null, null];
    this.#size = [0, 0];
  }
}
