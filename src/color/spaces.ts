import {
  LAB,
  LAB_CUBE,
  LMS_TO_RGB,
  OKLAB_CUBE,
  OKLAB_TO_ROOTS,
  RGB_TO_LMS,
  RGB_TO_XYZ,
  ROOTS_TO_OKLAB,
  SRGB,
  XYZ_TO_RGB,
} from './constants.ts';
import { type Triple, times } from './matrix.ts';

export type { Triple } from './matrix.ts';

/** The spaces that colors are clustered in; a shader knows each by its place here. */
export const SPACES = ['rgb', 'hsv', 'lab', 'oklab'] as const;
export type Space = (typeof SPACES)[number];

/**
 * A space as a cube: no color of sRGB leaves 0 to 1 on any axis, so that 16-bit textures and a table of cells serve
 * all spaces alike. All axes share one scale, so that a distance in the cube is one in the space.
 */
export interface ColorSpace {
  /** sRGB, 0 to 1, to a place in the cube. */
  fromRgb(r: number, g: number, b: number): Triple;
  /** A place to sRGB; what no screen can show is clamped to 0 to 1 (but in rgb, which stays what it is). */
  toRgb(x: number, y: number, z: number): Triple;
  /** Length of the cube's side in the space's own units: inertia in those is scale² times that in the cube. */
  readonly scale: number;
}

type Cube = { readonly offset: readonly number[]; readonly side: number };

const clamp = (value: number) => Math.min(1, Math.max(0, value));
const each = (color: Triple, change: (value: number) => number) => color.map(change) as Triple;
const intoCube = (color: Triple, { offset, side }: Cube) =>
  color.map((value, i) => (value + offset[i]) / side) as Triple;
const outOfCube = (color: Triple, { offset, side }: Cube) =>
  color.map((value, i) => value * side - offset[i]) as Triple;

/** sRGB to light. */
function linear(value: number): number {
  return value <= SRGB.edge ? value / SRGB.slope : ((value + SRGB.offset) / (1 + SRGB.offset)) ** SRGB.gamma;
}
/** Light to sRGB, clamped. */
function encoded(light: number): number {
  return clamp(
    light <= SRGB.linearEdge ? light * SRGB.slope : (1 + SRGB.offset) * light ** (1 / SRGB.gamma) - SRGB.offset,
  );
}

/** Units are bytes, as k-means on pictures mostly has them. */
const rgb: ColorSpace = {
  fromRgb: (r, g, b) => [r, g, b],
  toRgb: (r, g, b) => [r, g, b],
  scale: 255,
};

/**
 * Smith 1978, hue as a part of a turn from 0 to 1, 0 for grays. Hue is a line here and not a circle: reds lie at both
 * ends, as in scripts that give HSV to k-means.
 */
const hsv: ColorSpace = {
  fromRgb(r, g, b) {
    const value = Math.max(r, g, b);
    const chroma = value - Math.min(r, g, b);
    if (chroma <= 0) return [0, 0, value];
    const sixths = value === r ? (g - b) / chroma : value === g ? 2 + (b - r) / chroma : 4 + (r - g) / chroma;
    return [sixths / 6 + (sixths < 0 ? 1 : 0), chroma / value, value];
  },
  toRgb(hue, saturation, value) {
    const channel = (turn: number) => {
      const place = 6 * (hue + turn - Math.floor(hue + turn));
      return clamp(value) * (1 + clamp(saturation) * (clamp(Math.abs(place - 3) - 1) - 1));
    };
    return [channel(1), channel(2 / 3), channel(1 / 3)];
  },
  scale: 1,
};

/** CIELAB under D65, as OpenCV and scikit-image have it; L from 0 to 100. */
const lab: ColorSpace = {
  fromRgb(r, g, b) {
    const xyz = times(RGB_TO_XYZ, each([r, g, b], linear));
    const [x, y, z] = each(xyz, (v) => (v > LAB.epsilon ? Math.cbrt(v) : (LAB.kappa * v + 16) / 116));
    return intoCube([116 * y - 16, 500 * (x - y), 200 * (y - z)], LAB_CUBE);
  },
  toRgb(...place) {
    const [l, a, b] = outOfCube(place, LAB_CUBE);
    const y = (l + 16) / 116;
    const xyz = each([y + a / 500, y, y - b / 200], (f) =>
      f ** 3 > LAB.epsilon ? f ** 3 : (116 * f - 16) / LAB.kappa,
    );
    return each(times(XYZ_TO_RGB, xyz), encoded);
  },
  scale: LAB_CUBE.side,
};

const oklab: ColorSpace = {
  fromRgb(r, g, b) {
    const roots = each(times(RGB_TO_LMS, each([r, g, b], linear)), Math.cbrt);
    return intoCube(times(ROOTS_TO_OKLAB, roots), OKLAB_CUBE);
  },
  toRgb(...place) {
    const cones = each(times(OKLAB_TO_ROOTS, outOfCube(place, OKLAB_CUBE)), (root) => root ** 3);
    return each(times(LMS_TO_RGB, cones), encoded);
  },
  scale: OKLAB_CUBE.side,
};

export const COLOR_SPACES: Readonly<Record<Space, ColorSpace>> = { rgb, hsv, lab, oklab };
