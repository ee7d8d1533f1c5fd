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
} from '../../../color/constants.ts';
import { SPACES, type Space } from '../../../color/spaces.ts';

/** A space as shaders know it: a uniform, so that another space compiles nothing. */
export const SPACE_UNIFORM = { name: 'space', type: 'int' } as const;

export function spaceValue(space: Space): number[] {
  return [SPACES.indexOf(space)];
}

const number = (value: number) => (Number.isInteger(value) ? `${value}.0` : String(value));
const vector = (values: readonly number[]) => `vec3(${values.map(number).join(', ')})`;
/** Rows become columns: in the shader it stands behind the vector. */
const matrix = (values: readonly number[]) => `mat3(${values.map(number).join(', ')})`;
const place = (space: Space) => SPACES.indexOf(space);

/**
 * `src/color/spaces.ts` in GLSL, from the same constants: `toSpace(rgb, space)` and `toRgb(point, space)`. Loops that run
 * once or never, because GL in software jumps over loops alone and pays for both sides of every `if`. Even so rgb pays for
 * the rest; where every pixel or sample passes, `RGB_SHADER` serves it.
 */
export const SPACE_SHADER = /* glsl */ `
  vec3 linearOf(vec3 color) {
    vec3 curve = pow((color + ${number(SRGB.offset)}) / ${number(1 + SRGB.offset)}, vec3(${number(SRGB.gamma)}));
    return mix(curve, color / ${number(SRGB.slope)}, vec3(lessThanEqual(color, vec3(${number(SRGB.edge)}))));
  }
  vec3 encodedOf(vec3 light) {
    vec3 curve = ${number(1 + SRGB.offset)} * pow(max(light, 1e-9), vec3(${number(1 / SRGB.gamma)})) - ${number(SRGB.offset)};
    vec3 straight = light * ${number(SRGB.slope)};
    return clamp(mix(curve, straight, vec3(lessThanEqual(light, vec3(${number(SRGB.linearEdge)})))), 0.0, 1.0);
  }
  // pow alone knows no roots of negative numbers, and none of zero on every GPU.
  vec3 cubeRoot(vec3 value) { return sign(value) * pow(max(abs(value), 1e-20), vec3(1.0 / 3.0)); }

  vec3 hsvOf(vec3 color) {
    float value = max(max(color.r, color.g), color.b);
    float chroma = value - min(min(color.r, color.g), color.b);
    if (chroma <= 0.0) return vec3(0.0, 0.0, value);
    float sixths = value == color.r ? (color.g - color.b) / chroma
      : value == color.g ? 2.0 + (color.b - color.r) / chroma : 4.0 + (color.r - color.g) / chroma;
    return vec3(sixths / 6.0 + (sixths < 0.0 ? 1.0 : 0.0), chroma / value, value);
  }
  vec3 rgbOfHsv(vec3 point) {
    vec3 sixths = 6.0 * fract(point.x + vec3(1.0, 2.0 / 3.0, 1.0 / 3.0));
    vec3 pure = clamp(abs(sixths - 3.0) - 1.0, 0.0, 1.0);
    return clamp(point.z, 0.0, 1.0) * mix(vec3(1.0), pure, clamp(point.y, 0.0, 1.0));
  }

  vec3 labOf(vec3 color) {
    vec3 xyz = linearOf(color) * ${matrix(RGB_TO_XYZ)};
    vec3 straight = (${number(LAB.kappa)} * xyz + 16.0) / 116.0;
    vec3 f = mix(straight, cubeRoot(xyz), vec3(greaterThan(xyz, vec3(${number(LAB.epsilon)}))));
    vec3 lab = vec3(116.0 * f.y - 16.0, 500.0 * (f.x - f.y), 200.0 * (f.y - f.z));
    return (lab + ${vector(LAB_CUBE.offset)}) / ${number(LAB_CUBE.side)};
  }
  vec3 rgbOfLab(vec3 point) {
    vec3 lab = point * ${number(LAB_CUBE.side)} - ${vector(LAB_CUBE.offset)};
    float y = (lab.x + 16.0) / 116.0;
    vec3 f = vec3(y + lab.y / 500.0, y, y - lab.z / 200.0);
    vec3 cubed = f * f * f;
    vec3 straight = (116.0 * f - 16.0) / ${number(LAB.kappa)};
    return encodedOf(mix(straight, cubed, vec3(greaterThan(cubed, vec3(${number(LAB.epsilon)})))) * ${matrix(XYZ_TO_RGB)});
  }

  vec3 oklabOf(vec3 color) {
    vec3 lab = cubeRoot(linearOf(color) * ${matrix(RGB_TO_LMS)}) * ${matrix(ROOTS_TO_OKLAB)};
    return (lab + ${vector(OKLAB_CUBE.offset)}) / ${number(OKLAB_CUBE.side)};
  }
  vec3 rgbOfOklab(vec3 point) {
    vec3 lab = point * ${number(OKLAB_CUBE.side)} - ${vector(OKLAB_CUBE.offset)};
    vec3 roots = lab * ${matrix(OKLAB_TO_ROOTS)};
    return encodedOf((roots * roots * roots) * ${matrix(LMS_TO_RGB)});
  }

  vec3 toSpace(vec3 color, int to) {
    vec3 result = color;
    for (int once = 0; once < int(to == ${place('hsv')}); once++) result = hsvOf(color);
    for (int once = 0; once < int(to == ${place('lab')}); once++) result = labOf(color);
    for (int once = 0; once < int(to == ${place('oklab')}); once++) result = oklabOf(color);
    return result;
  }
  vec3 toRgb(vec3 point, int from) {
    vec3 result = point;
    for (int once = 0; once < int(from == ${place('hsv')}); once++) result = rgbOfHsv(point);
    for (int once = 0; once < int(from == ${place('lab')}); once++) result = rgbOfLab(point);
    for (int once = 0; once < int(from == ${place('oklab')}); once++) result = rgbOfOklab(point);
    return result;
  }
`;

/** `toSpace` for rgb alone. GL in software pays for code that it does not run: what every pixel passes has a form without. */
export const RGB_SHADER = 'vec3 toSpace(vec3 color, int to) { return color; }';
