import type { Device } from './device.ts';
import type { Drawn } from './drawn.ts';
import type { Image } from './frame.ts';
import { createLabelTexture } from './label-map.ts';
import type { LabelPass } from './label-pass.ts';

/** Pixels that are read at a time: of integers WebGL promises only four of 32 bits a pixel. */
const STRIP_PIXELS = 2 ** 20;

/** Full-size pixels and labels for JavaScript, once, when asked: exports, exact runs, a click in the picture. */
export class ReadBack {
  readonly #device: Device;
  readonly #labels: LabelPass;

  constructor(device: Device, labels: LabelPass) {
    this.#device = device;
    this.#labels = labels;
  }

  pixels({ texture, width, height }: Image): ImageData {
    const { gl } = this.#device;
    const image = new ImageData(width, height);
    this.#onto(texture, () => {
      gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(image.data.buffer));
    });
    return image;
  }

  labels(image: Image, drawn: Drawn): Uint8Array {
    const { width, height } = image;
    const result = new Uint8Array(width * height);
    this.#draw(image, drawn, () => {
      const rows = Math.max(1, Math.floor(STRIP_PIXELS / width));
      for (let y = 0; y < height; y += rows) {
        result.set(this.#read(0, y, width, Math.min(rows, height - y)), y * width);
      }
    });
    return result;
  }

  /** The label of one pixel. */
  labelAt(image: Image, drawn: Drawn, x: number, y: number): number {
    let label = 0;
    this.#draw(image, drawn, () => {
      [label] = this.#read(x, y, 1, 1);
    });
    return label;
  }

  /** Draws all labels, for `read`. */
  #draw(image: Image, drawn: Drawn, read: () => void): void {
    const { gl } = this.#device;
    const target = createLabelTexture(gl, [image.width, image.height]);
    this.#onto(target, (framebuffer) => {
      this.#labels.draw(framebuffer, image, drawn, null);
      read();
    });
    gl.deleteTexture(target);
  }

  #read(x: number, y: number, width: number, height: number): Uint8Array {
    const { gl } = this.#device;
    const values = new Uint32Array(4 * width * height);
    gl.readPixels(x, y, width, height, gl.RGBA_INTEGER, gl.UNSIGNED_INT, values);
    const labels = new Uint8Array(width * height);
    for (let i = 0; i < labels.length; i++) labels[i] = values[4 * i];
    return labels;
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
