/** HSV in eight bits, as OpenCV's `COLOR_RGB2HSV` has it: hue in half degrees 0 to 179, saturation and value 0 to 255. */

/** OpenCV divides by multiplication with a table of so many fractional bits. */
const BITS = 12;
const HALF = 1 << (BITS - 1);
const HUES = 180;

const inverse = (numerator: number, divisor: number) =>
  divisor === 0 ? 0 : roundToEven((numerator * (1 << BITS)) / divisor);

/** As `cvRound` rounds: a half to the even neighbor. */
function roundToEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor === 0.5) return floor + (floor % 2);
  return Math.round(value);
}

const SATURATION = Int32Array.from({ length: 256 }, (_, value) => inverse(255, value));
const HUE = Int32Array.from({ length: 256 }, (_, chroma) => inverse(HUES, 6 * chroma));

/** Bytes to bytes, to the last bit as OpenCV 4 does it. */
export function toOpenCvHsv(r: number, g: number, b: number): [h: number, s: number, v: number] {
  const value = Math.max(r, g, b);
  const chroma = value - Math.min(r, g, b);
  const saturation = (chroma * SATURATION[value] + HALF) >> BITS;
  const sixths = value === r ? g - b : value === g ? b - r + 2 * chroma : r - g + 4 * chroma;
  const hue = (sixths * HUE[chroma] + HALF) >> BITS;
  return [hue < 0 ? hue + HUES : hue, saturation, value];
}
