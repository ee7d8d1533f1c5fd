/** No side of a frame is longer, in pixels, whatever the GPU could: what is read back from it must fit into memory. */
const SIDE_MAX = 8192;
/** No frame has more pixels: of each, the page and the GPU hold four copies or so, of four bytes. */
const PIXELS_MAX = 36_000_000;

/**
 * The largest size that a frame of `width` × `height` can have here, of the same shape.
 * @param maxSide of the GPU
 */
export function fitted(width: number, height: number, maxSide: number): { width: number; height: number } {
  const scale = Math.min(
    1,
    Math.min(maxSide, SIDE_MAX) / Math.max(width, height),
    Math.sqrt(PIXELS_MAX / (width * height)),
  );
  const scaled = (side: number) => Math.max(1, Math.floor(side * scale));
  return { width: scaled(width), height: scaled(height) };
}
