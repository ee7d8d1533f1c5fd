import '../settings/export-strings.ts';
import { text } from '../settings/strings.ts';
import type { Clustered } from './file-name.ts';

/** One color of a palette. */
export interface PaletteEntry {
  /** From 0; people see label + 1. */
  readonly label: number;
  /** `#rrggbb` */
  readonly color: string;
  /** Part of the picture, 0 to 1. */
  readonly share: number;
  readonly muted: boolean;
}

type Palette = readonly PaletteEntry[];

const lines = (...all: readonly string[]) => `${all.join('\n')}\n`;
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** As GIMP, Inkscape and Krita read it. @param clustered whose clusters they are */
export function gplPalette(palette: Palette, { space, scaling = 'none' }: Omit<Clustered, 'k'>): string {
  const values = scaling === 'none' ? space : `${space}, ${scaling}`;
  const name = text('export.palette-name', { k: String(palette.length), space: values });
  const colors = palette.map(({ label, color }) => {
    const values = rgb(color).map((value) => String(value).padStart(3));
    return `${values.join(' ')}\t${text('export.color-name', { number: String(label + 1) })}`;
  });
  return lines('GIMP Palette', `Name: ${name}`, `Columns: ${palette.length}`, '#', ...colors);
}

/** `#rrggbb`, one a line. */
export function hexPalette(palette: Palette): string {
  return lines(...palette.map(({ color }) => color));
}

/** A custom property for each color, by the cluster's number. */
export function cssPalette(palette: Palette): string {
  const colors = palette.map(({ label, color, share }) => `  --k-lens-${label + 1}: ${color}; /* ${percent(share)} */`);
  return lines(':root {', ...colors, '}');
}

export function jsonPalette(palette: Palette): string {
  const colors = palette.map(({ label, color, share, muted }) => ({ number: label + 1, color, share, muted }));
  return lines(JSON.stringify(colors, null, 2));
}

/** The three bytes of `#rrggbb`. */
export function rgb(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}
