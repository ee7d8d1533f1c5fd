/** The numbers of the color spaces, shared by their two forms: on the CPU (`spaces.ts`) and as shaders. */
import { inverse, type Matrix } from './matrix.ts';

/** sRGB's transfer function, IEC 61966-2-1. */
export const SRGB = { edge: 0.04045, linearEdge: 0.0031308, slope: 12.92, offset: 0.055, gamma: 2.4 } as const;

/** D65 by its chromaticity (0.3127, 0.329), with Y = 1. */
const WHITE = [0.3127 / 0.329, 1, (1 - 0.3127 - 0.329) / 0.329];

/** Linear sRGB to CIE XYZ, each as a part of the white's: what CIELAB starts from. CSS Color 4, section 10. */
export const RGB_TO_XYZ: Matrix = [
  506752 / 1228815,
  87881 / 245763,
  12673 / 70218,
  87098 / 409605,
  175762 / 245763,
  12673 / 175545,
  7918 / 409605,
  87881 / 737289,
  1001167 / 1053270,
].map((value, i) => value / WHITE[Math.floor(i / 3)]);
export const XYZ_TO_RGB = inverse(RGB_TO_XYZ);

/** CIELAB, CIE 15: below ε the cube root goes on as a straight line of slope κ ÷ 116. */
export const LAB = { epsilon: 216 / 24389, kappa: 24389 / 27 } as const;

/**
 * Lab in the cube: (L, a + 98, b + 110) ÷ 208. One scale for all axes keeps distances those of Lab; b is the widest,
 * with 202.4 between blue and yellow.
 */
export const LAB_CUBE = { offset: [0, 98, 110], side: 208 } as const;

/** Oklab: linear sRGB to cone responses, and their cube roots to L, a, b. Björn Ottosson 2020. */
export const RGB_TO_LMS: Matrix = [
  0.4122214708, 0.5363325363, 0.0514459929, 0.2119034982, 0.6806995451, 0.1073969566, 0.0883024619, 0.2817188376,
  0.6299787005,
];
export const LMS_TO_RGB = inverse(RGB_TO_LMS);
export const ROOTS_TO_OKLAB: Matrix = [
  0.2104542553, 0.793617785, -0.0040720468, 1.9779984951, -2.428592205, 0.4505937099, 0.0259040371, 0.7827717662,
  -0.808675766,
];
export const OKLAB_TO_ROOTS = inverse(ROOTS_TO_OKLAB);

/** Oklab in the cube: (L, a + 0.5, b + 0.5); L from 0 to 1 is the widest already. */
export const OKLAB_CUBE = { offset: [0, 0.5, 0.5], side: 1 } as const;
