import { RGB_TO_LMS, RGB_TO_XYZ, ROOTS_TO_OKLAB } from '../../color/constants.ts';
import type { Matrix } from '../../color/matrix.ts';
import type { Space } from '../../color/spaces.ts';
import { rows } from './part.ts';

/** So many digits of a matrix are written: far beyond what a byte can show. */
const DIGITS = 10;

function matrix(name: string, m: Matrix): string {
  const short = m.map((value) => Number(value.toPrecision(DIGITS)));
  return `${name} = np.array(${rows([0, 3, 6].map((i) => short.slice(i, i + 3)))})`;
}

const TO_LIGHT = `def to_light(rgb):
    """sRGB, 0 to 255, to light, 0 to 1."""
    rgb = rgb / 255
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)`;

const FROM_LIGHT = `def from_light(light):
    """And back; what no screen can show is clipped."""
    light = np.clip(light, 0, 1)
    return 255 * np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)`;

/** The functions of a script with which a picture goes into a space; the libraries' own differ in the white point. */
export const TO_SPACE: Readonly<Record<Space, readonly string[]>> = {
  rgb: [],
  hsv: [],
  lab: [
    `# Light to XYZ, in parts of the white's (D65).\n${matrix('TO_XYZ', RGB_TO_XYZ)}`,
    TO_LIGHT,
    `def to_lab(rgb):
    """Bytes, [n, 3], to CIELAB, L from 0 to 100."""
    xyz = to_light(rgb) @ TO_XYZ.T
    x, y, z = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116).T
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=1)`,
  ],
  oklab: [
    `# Light to the eye's cones, and the cones' cube roots to Oklab (Ottosson, 2020).
${matrix('TO_CONES', RGB_TO_LMS)}
${matrix('TO_OKLAB', ROOTS_TO_OKLAB)}`,
    TO_LIGHT,
    `def to_oklab(rgb):
    """Bytes, [n, 3], to Oklab, L from 0 to 1."""
    return np.cbrt(to_light(rgb) @ TO_CONES.T) @ TO_OKLAB.T`,
  ],
};

/** Those with which centers come back. */
export const FROM_SPACE: Readonly<Record<Space, readonly string[]>> = {
  rgb: [],
  hsv: [],
  lab: [
    FROM_LIGHT,
    `def to_rgb(lab):
    """CIELAB, [k, 3], to 0 to 255."""
    y = (lab[:, 0] + 16) / 116
    f = np.stack([y + lab[:, 1] / 500, y, y - lab[:, 2] / 200], axis=1)
    xyz = np.where(f**3 > 216 / 24389, f**3, (116 * f - 16) * 27 / 24389)
    return from_light(xyz @ np.linalg.inv(TO_XYZ).T)`,
  ],
  oklab: [
    FROM_LIGHT,
    `def to_rgb(oklab):
    """Oklab, [k, 3], to 0 to 255."""
    cones = (oklab @ np.linalg.inv(TO_OKLAB).T) ** 3
    return from_light(cones @ np.linalg.inv(TO_CONES).T)`,
  ],
};
