/** The one light of the demo scene, and what it does to a color. */

/** The light swings from one side of the room to the other and back in this time, in seconds. */
const SWING_S = 26;
/** How far it swings to either side, in radians: beyond 1.1 the shadows leave the table. */
const SWING_RAD = 0.95;
/** Where in the swing the scene begins: from the left, on its way to the middle, in radians. */
const PHASE_RAD = -1.0;
/** Height of the light over the table, in radians. */
const ELEVATION_RAD = 0.7;

/** A color in linear light, 0 to 1 each. Shading is only true there. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Unit vector toward the light: x to the right, y up, z toward the viewer. */
export interface Light {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Warm sun and cool room: shadows are bluer than what casts them, as under a real window. */
export const SUN: Rgb = [1.12, 1.03, 0.86];
const ROOM: Rgb = [0.17, 0.2, 0.25];
/** Light thrown back by the table on what faces down. */
const BOUNCE: Rgb = [0.2, 0.13, 0.08];
/** How far light creeps around the edge of shade: fruit lets it through, and a hard edge looks like plastic. */
const WRAP = 0.12;
/** Screens show a value v of linear light for v^(1 / GAMMA); near enough to sRGB's own curve for a painting. */
const GAMMA = 2.2;
/** Steps of the table behind `tone`: fine enough for the steep dark end. */
const TONE_STEPS = 4095;
const TONES = Uint8Array.from({ length: TONE_STEPS + 1 }, (_, i) => Math.round(255 * (i / TONE_STEPS) ** (1 / GAMMA)));

/** The light at a moment; the same for the same `seconds`. */
export function lightAt(seconds: number): Light {
  const angle = SWING_RAD * Math.sin((2 * Math.PI * seconds) / SWING_S + PHASE_RAD);
  const level = Math.cos(ELEVATION_RAD);
  return { x: Math.sin(angle) * level, y: Math.sin(ELEVATION_RAD), z: Math.cos(angle) * level };
}

/** Unit vector half way between light and viewer: a normal that meets it mirrors the light. */
export function halfWay(light: Light): Light {
  const long = Math.hypot(light.x, light.y, light.z + 1);
  return { x: light.x / long, y: light.y / long, z: (light.z + 1) / long };
}

/** An 8-bit channel in linear light. */
export function linear(channel: number): number {
  return (channel / 255) ** GAMMA;
}

/** A value of linear light as an 8-bit channel; what is brighter than 1 is white. */
export function tone(value: number): number {
  return TONES[value >= 1 ? TONE_STEPS : (value * TONE_STEPS) | 0];
}

/** `#rrggbb` in linear light. */
export function rgb(hex: string): Rgb {
  const channel = (at: number): number => linear(Number.parseInt(hex.slice(at, at + 2), 16));
  return [channel(1), channel(3), channel(5)];
}

/** The color between `a` (t = 0) and `b` (t = 1). */
export function mix(a: Rgb, b: Rgb, t: number): Rgb {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
}

/** The share of the sun on a surface whose normal makes the cosine `facing` with it. */
export function sunShare(facing: number): number {
  return facing > -WRAP ? (facing + WRAP) / (1 + WRAP) : 0;
}

/** What channel `i` of a surface receives besides the sun; `up` is its normal's y: room above, table below. */
export function roomLight(i: number, up: number): number {
  return ROOM[i] * (0.8 + 0.35 * up) + BOUNCE[i] * Math.max(0, 0.35 - 0.65 * up);
}

/**
 * The color of a matt surface (Lambert), as CSS.
 *
 * @param albedo its own color
 * @param facing cosine between its normal and the light; negative is turned away
 * @param up the normal's y, −1 to 1
 */
export function lit(albedo: Rgb, facing: number, up = 0): string {
  const sun = sunShare(facing);
  const channel = (i: number): number => tone(albedo[i] * (SUN[i] * sun + roomLight(i, up)));
  return `rgb(${channel(0)},${channel(1)},${channel(2)})`;
}
