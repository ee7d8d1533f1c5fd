import { scaled } from '../sample-grid.ts';
import { createImageTexture, type Image } from './frame.ts';

/** A frame with fewer pixels, for a picture of fewer: made by a blit, so that the shader of the full-size picture has nothing to scale. */
export class SmallFrame implements Image {
  width = 0;
  height = 0;
  readonly #gl: WebGL2RenderingContext;
  #own: { readonly texture: WebGLTexture; readonly from: WebGLFramebuffer; readonly to: WebGLFramebuffer } | null =
    null;

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
  }

  get texture(): WebGLTexture {
    return this.#made().texture;
  }

  /** Takes `frame` at `scale` of its width and height. @returns this */
  take(frame: Image, scale: number): Image {
    const gl = this.#gl;
    const { texture, from, to } = this.#made();
    const width = scaled(frame.width, scale);
    const height = scaled(frame.height, scale);
    if (this.width !== width || this.height !== height) {
      gl.activeTexture(gl.TEXTURE0);
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, width, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, null);
      this.width = width;
      this.height = height;
    }
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, from);
    gl.framebufferTexture2D(gl.READ_FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, frame.texture, 0);
    gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, to);
    gl.framebufferTexture2D(gl.DRAW_FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
    gl.scissor(0, 0, width, height);
    gl.blitFramebuffer(0, 0, frame.width, frame.height, 0, 0, width, height, gl.COLOR_BUFFER_BIT, gl.LINEAR);
    return this;
  }

  dispose(): void {
    const gl = this.#gl;
    if (!this.#own) return;
    gl.deleteTexture(this.#own.texture);
    gl.deleteFramebuffer(this.#own.from);
    gl.deleteFramebuffer(this.#own.to);
  }

  /** Only a slow machine needs it, so it is made when it is. */
  #made() {
    const gl = this.#gl;
    this.#own ??= { texture: createImageTexture(gl), from: gl.createFramebuffer(), to: gl.createFramebuffer() };
    return this.#own;
  }
}
