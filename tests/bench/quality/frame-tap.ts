/** The frame that a lens uploaded last: its texture, in its own context. */
interface Tapped {
  readonly gl: WebGL2RenderingContext;
  readonly texture: WebGLTexture;
}

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** RGBA rows; a canvas gives its bottom row first. */
  readonly data: Uint8Array;
}

let tapped: Tapped | null = null;

/**
 * Remembers which texture a lens gives its frames to, from now on. So a live picture can be judged as it is: between two
 * ticks that texture and the canvas hold the same moment, and nothing has to be frozen or drawn anew for it.
 */
export function tapFrames(): void {
  const { prototype } = WebGL2RenderingContext;
  const upload = prototype.texImage2D as (...args: unknown[]) => void;
  prototype.texImage2D = function (this: WebGL2RenderingContext, ...args: unknown[]) {
    upload.apply(this, args);
    if (!(args[args.length - 1] instanceof HTMLVideoElement)) return;
    tapped = { gl: this, texture: this.getParameter(this.TEXTURE_BINDING_2D) };
  } as typeof prototype.texImage2D;
}

/** The pixels of the frame, or of the canvas; some rows of them, or all. */
export function readTapped(what: 'frame' | 'picture', rows?: readonly [from: number, count: number]): Pixels | null {
  if (!tapped) return null;
  const { gl, texture } = tapped;
  const { width } = gl.canvas;
  const [from, height] = rows ?? [0, gl.canvas.height];
  const bound = gl.getParameter(gl.FRAMEBUFFER_BINDING);
  const framebuffer = what === 'frame' ? gl.createFramebuffer() : null;
  gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
  if (framebuffer) gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
  const data = new Uint8Array(width * height * 4);
  gl.readPixels(0, from, width, height, gl.RGBA, gl.UNSIGNED_BYTE, data);
  gl.bindFramebuffer(gl.FRAMEBUFFER, bound);
  gl.deleteFramebuffer(framebuffer);
  return { width, height, data };
}
