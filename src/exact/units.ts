import { LAB_CUBE, OKLAB_CUBE } from '../color/constants.ts';
import { COLOR_SPACES, SPACES, type Space } from '../color/spaces.ts';
import { toOpenCvHsv } from './opencv-hsv.ts';

/**
 * What becomes of the values before they are clustered.
 *
 * - `none`: the space's own units: bytes in rgb, OpenCV's eight-bit HSV, L from 0 to 100 in lab
 * - `unit`: divided by 255
 * - `min-max`: each channel from its smallest value, 0, to its largest, 1 (scikit-learn's MinMaxScaler)
 * - `plus-one`: (v + 1) / 256
 */
export const SCALINGS = ['none', 'unit', 'min-max', 'plus-one'] as const;
export type Scaling = (typeof SCALINGS)[number];

/**
 * Of bytes, OpenCV's units, a step is 1. In lab and oklab it is a thousandth of the lightness's range: colors fill a small
 * part of these spaces, and clusters move in them more slowly.
 */
const STEPS: Readonly<Record<Space, number>> = { rgb: 1, hsv: 1, lab: 0.1, oklab: 0.001 };
/** Of a range from 0 to 1. */
const MIN_MAX_STEP = 0.001;

/**
 * What a tolerance of 1 is among the values: the same way through the colors however they are scaled, but for `min-max`,
 * which gives every channel a range of its own.
 */
export function stepOf(space: Space, scaling: Scaling): number {
  switch (scaling) {
    case 'none':
      return STEPS[space];
    case 'unit':
      return STEPS[space] / 255;
    case 'plus-one':
      return STEPS[space] / 256;
    case 'min-max':
      return MIN_MAX_STEP;
  }
}

/** Values to cluster, and the way back. */
export interface Units {
  /** [u, 3] */
  readonly values: Float64Array;
  /** A color, r, g, b, 0 to 255, as a place among the values. */
  fromRgb(r: number, g: number, b: number): readonly number[];
  /** A place among the values as r, g, b, 0 to 255, not rounded; out of range where no screen can show it. */
  toRgb(x: number, y: number, z: number): readonly [r: number, g: number, b: number];
}

/** A space in its own units, from bytes, and back to 0–255, not rounded. */
interface OwnUnits {
  from(r: number, g: number, b: number): readonly number[];
  to(x: number, y: number, z: number): readonly number[];
}

/** @param offset of the cube's corner, and the length of its side */
function cubed(
  space: Space,
  { offset, side }: { readonly offset: readonly number[]; readonly side: number },
): OwnUnits {
  const { fromRgb, toRgb } = COLOR_SPACES[space];
  return {
    from: (r, g, b) => fromRgb(r / 255, g / 255, b / 255).map((value, i) => value * side - offset[i]),
    to: (x, y, z) =>
      toRgb((x + offset[0]) / side, (y + offset[1]) / side, (z + offset[2]) / side).map((value) => 255 * value),
  };
}

const toByte = (value: number) => Math.min(255, Math.max(0, Math.round(value)));

const OWN_UNITS: Readonly<Record<Space, OwnUnits>> = {
  rgb: { from: (r, g, b) => [r, g, b], to: (r, g, b) => [r, g, b] },
  hsv: {
    from: (...color) => toOpenCvHsv(...(color.map(toByte) as [number, number, number])),
    to: (h, s, v) => COLOR_SPACES.hsv.toRgb(h / 180, s / 255, v / 255).map((value) => 255 * value),
  },
  lab: cubed('lab', LAB_CUBE),
  oklab: cubed('oklab', OKLAB_CUBE),
};

/** Each channel's value is (v + offset) × factor. */
interface Scale {
  readonly offsets: readonly number[];
  readonly factors: readonly number[];
}

/** @param rgb [u, 3] bytes */
export function toUnits(rgb: Uint8Array, space: Space, scaling: Scaling): Units {
  const own = OWN_UNITS[space];
  const values = new Float64Array(rgb.length);
  for (let i = 0; i < rgb.length; i += 3) values.set(own.from(rgb[i], rgb[i + 1], rgb[i + 2]), i);
  const { offsets, factors } = scaleOf(values, scaling);
  for (let i = 0; i < values.length; i++) values[i] = (values[i] + offsets[i % 3]) * factors[i % 3];
  return {
    values,
    fromRgb: (r, g, b) => own.from(r, g, b).map((value, i) => (value + offsets[i]) * factors[i]),
    toRgb: (...place) => {
      const [x, y, z] = place.map((value, i) => value / factors[i] - offsets[i]);
      return own.to(x, y, z) as [number, number, number];
    },
  };
}

function scaleOf(values: Float64Array, scaling: Scaling): Scale {
  const all = (offset: number, factor: number) => ({ offsets: Array(3).fill(offset), factors: Array(3).fill(factor) });
  switch (scaling) {
    case 'none':
      return all(0, 1);
    case 'unit':
      return all(0, 1 / 255);
    case 'plus-one':
      return all(1, 1 / 256);
    case 'min-max': {
      const low = [Infinity, Infinity, Infinity];
      const high = [-Infinity, -Infinity, -Infinity];
      for (let i = 0; i < values.length; i++) {
        low[i % 3] = Math.min(low[i % 3], values[i]);
        high[i % 3] = Math.max(high[i % 3], values[i]);
      }
      // A channel of one value becomes 0, as scikit-learn has it.
      const factors = low.map((value, i) => (high[i] > value ? 1 / (high[i] - value) : 1));
      return { offsets: low.map((value) => -value), factors };
    }
  }
}

export { SPACES, type Space };
