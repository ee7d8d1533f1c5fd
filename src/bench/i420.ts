/**
 * Between RGB and the planes of a video: Y, then Cb and Cr at half the size, BT.709 of limited range (ITU-R BT.709-6,
 * items 3.2 to 3.5). That is what a camera delivers, and what a browser has to convert when it uploads a frame.
 */

const RED = 0.2126;
const GREEN = 0.7152;
const BLUE = 0.0722;
/** Luma from 16 to 235, chroma from 16 to 240 around 128. */
const LUMA_STEPS = 219 / 255;
const CHROMA_STEPS = 224 / 255;
const CB_SPAN = 2 * (1 - BLUE);
const CR_SPAN = 2 * (1 - RED);

/** Planes of a picture, from RGBA bytes. Both sides even. */
export function toI420(rgba: ArrayLike<number>, width: number, height: number): Uint8Array {
  const planes = new Uint8Array((width * height * 3) / 2);
  const halfWidth = width / 2;
  const cbAt = width * height;
  const crAt = cbAt + cbAt / 4;
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      let [r, g, b] = [0, 0, 0];
      for (let i = 0; i < 4; i++) {
        const pixel = (y + (i >> 1)) * width + x + (i & 1);
        const [red, green, blue] = [rgba[4 * pixel], rgba[4 * pixel + 1], rgba[4 * pixel + 2]];
        planes[pixel] = Math.round(16 + LUMA_STEPS * (RED * red + GREEN * green + BLUE * blue));
        r += red / 4;
        g += green / 4;
        b += blue / 4;
      }
      const luma = RED * r + GREEN * g + BLUE * b;
      const at = (y / 2) * halfWidth + x / 2;
      planes[cbAt + at] = Math.round(128 + (CHROMA_STEPS * (b - luma)) / CB_SPAN);
      planes[crAt + at] = Math.round(128 + (CHROMA_STEPS * (r - luma)) / CR_SPAN);
    }
  }
  return planes;
}

/** RGBA bytes of a picture, from its planes; sides may be odd. */
export function fromI420(planes: Uint8Array, width: number, height: number): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(width * height * 4);
  const halfWidth = (width + 1) >> 1;
  const cbAt = width * height;
  const crAt = cbAt + halfWidth * ((height + 1) >> 1);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const pixel = y * width + x;
      const half = (y >> 1) * halfWidth + (x >> 1);
      const luma = (planes[pixel] - 16) / LUMA_STEPS;
      const blue = luma + (CB_SPAN * (planes[cbAt + half] - 128)) / CHROMA_STEPS;
      const red = luma + (CR_SPAN * (planes[crAt + half] - 128)) / CHROMA_STEPS;
      rgba[4 * pixel] = red;
      rgba[4 * pixel + 1] = (luma - RED * red - BLUE * blue) / GREEN;
      rgba[4 * pixel + 2] = blue;
      rgba[4 * pixel + 3] = 255;
    }
  }
  return rgba;
}
