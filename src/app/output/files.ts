import { labelMapPng } from '../../export/label-map.ts';
import { csvNumbers, jsonNumbers } from '../../export/numbers.ts';
import { cssPalette, gplPalette, hexPalette, jsonPalette } from '../../export/palette.ts';
import { type PictureEnding, pictureFile } from '../../export/picture.ts';
import type { KLens } from '../../lens/k-lens.ts';
import { LensError } from '../../settings/errors.ts';
import { mutedNumbers, splitColumns } from '../../settings/settings.ts';
import { clusteredBy, numbersOf } from './numbers-of.ts';

/** Something that can be saved. */
export interface SavedFile {
  /** What of the clustering it is, in the file's name; '' for the picture. */
  readonly part: string;
  readonly ending: string;
  /** Of the picture, which is brought up to date at once, or of its numbers, which come a moment later. */
  readonly of: 'picture' | 'numbers';
  /** Reads the lens at once, in the state it is in; what it throws is told. */
  make(lens: KLens): Promise<Blob>;
}

/** All files of a lens, by command. */
export const FILES = {
  save: picture('png'),
  'save-jpeg': picture('jpeg'),
  'save-webp': picture('webp'),
  // Of an exact run its own labels: it may have clustered values that the lens does not know.
  'save-labels': {
    part: 'labels',
    ending: 'png',
    of: 'picture',
    make: async (lens) => labelMapPng(lens.exactResult ?? labelsOf(lens)),
  },
  'save-gpl': textFile('', 'gpl', 'text/plain', (lens) => gplPalette(lens.palette, clusteredBy(lens))),
  'save-hex': textFile('palette', 'txt', 'text/plain', (lens) => hexPalette(lens.palette)),
  'save-css': textFile('', 'css', 'text/css', (lens) => cssPalette(lens.palette)),
  'save-palette': textFile('palette', 'json', 'application/json', (lens) => jsonPalette(lens.palette)),
  'save-json': textFile('numbers', 'json', 'application/json', (lens) => jsonNumbers(numbersOf(lens))),
  'save-csv': textFile('numbers', 'csv', 'text/csv', (lens) => csvNumbers(numbersOf(lens))),
} as const satisfies Readonly<Record<string, SavedFile>>;

/** The picture as it is. @throws LensError `not-running`, ExportError */
export async function pictureOf(lens: KLens, ending: PictureEnding): Promise<Blob> {
  const canvas = lens.still();
  if (!canvas) throw new LensError('not-running');
  // On the contact sheet a pixel is not where it is in the frame: there the picture is what the canvas shows.
  const labels = lens.sheet ? [] : mutedNumbers(lens.muted).map((number) => number - 1);
  if (labels.length === 0) return pictureFile(canvas, ending, null);
  const original = splitColumns(lens.split, canvas.width);
  return pictureFile(canvas, ending, { map: labelsOf(lens), labels, mirrored: lens.mirrored, original });
}

function picture(ending: PictureEnding): SavedFile {
  return {
    part: '',
    ending: ending === 'jpeg' ? 'jpg' : ending,
    of: 'picture',
    make: (lens) => pictureOf(lens, ending),
  };
}

function textFile(part: string, ending: string, type: string, write: (lens: KLens) => string): SavedFile {
  return { part, ending, of: 'numbers', make: async (lens) => new Blob([write(lens)], { type }) };
}

function labelsOf(lens: KLens) {
  const map = lens.labels();
  if (!map) throw new LensError('not-running');
  return map;
}
