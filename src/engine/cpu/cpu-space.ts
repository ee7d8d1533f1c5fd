import { COLOR_SPACES, type Space, type Triple } from '../../color/spaces.ts';

/** Bytes of RGB to a place in the space's cube of side 255, so that rgb stays what it is, to the last bit. */
export function placer(space: Space): (r: number, g: number, b: number) => Triple {
  if (space === 'rgb') return (r, g, b) => [r, g, b];
  const { fromRgb } = COLOR_SPACES[space];
  return (r, g, b) => {
    const place = fromRgb(r / 255, g / 255, b / 255);
    for (let i = 0; i < 3; i++) place[i] *= 255;
    return place;
  };
}

/** The way back: to RGB of 0 to 255, not rounded. */
export function shower(space: Space): (x: number, y: number, z: number) => Triple {
  if (space === 'rgb') return (x, y, z) => [x, y, z];
  const { toRgb } = COLOR_SPACES[space];
  return (x, y, z) => {
    const color = toRgb(x / 255, y / 255, z / 255);
    for (let i = 0; i < 3; i++) color[i] *= 255;
    return color;
  };
}

/** Flat triples, each changed. */
export function changeEach(
  values: ArrayLike<number>,
  change: (x: number, y: number, z: number) => Triple,
): Float64Array {
  const result = new Float64Array(values.length);
  for (let i = 0; i < values.length; i += 3) result.set(change(values[i], values[i + 1], values[i + 2]), i);
  return result;
}
