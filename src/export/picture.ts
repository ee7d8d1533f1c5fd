import { ExportError } from './errors.ts';
import type { LabelMap } from './label-map.ts';

/** The kinds of file that a picture can be, by their ending. */
export const PICTURE_TYPES = { png: 'image/png', jpeg: 'image/jpeg', webp: 'image/webp' } as const;
export type PictureEnding = keyof typeof PICTURE_TYPES;

/** At 1, WebP loses nothing; JPEG always does, and flat areas with hard edges show it first. */
const QUALITY: Readonly<Record<PictureEnding, number | undefined>> = { png: undefined, jpeg: 0.95, webp: 1 };

/** What a picture does not show. */
export interface Muting {
  readonly map: LabelMap;
  /** Labels from 0. */
  readonly labels: readonly number[];
  /** True where the picture shows the map the other way round. */
  readonly mirrored: boolean;
  /** So many columns of the picture, from the left, show the original, where nothing is muted. */
  readonly original: number;
}

/**
 * The picture on a canvas, as a file of its size. What is muted is transparent, and as the canvas shows it in a JPEG.
 * The canvas is read at once: it may change before the file is done.
 * @throws ExportError `too-large`, `no-webp`
 */
export async function pictureFile(
  canvas: HTMLCanvasElement,
  ending: PictureEnding,
  muting: Muting | null,
): Promise<Blob> {
  const type = PICTURE_TYPES[ending];
  const { copy, context } = copyOf(canvas);
  if (muting && ending !== 'jpeg') {
    const image = context.getImageData(0, 0, copy.width, copy.height);
    clearMuted(image, muting);
    context.putImageData(image, 0, 0);
  }
  const blob = await new Promise<Blob | null>((resolve) => copy.toBlob(resolve, type, QUALITY[ending]));
  if (!blob) throw new ExportError('too-large');
  // What a browser cannot write, it writes as PNG; of the three that can only be WebP.
  if (blob.type !== type) throw new ExportError('no-webp');
  return blob;
}

function copyOf(canvas: HTMLCanvasElement): { copy: HTMLCanvasElement; context: CanvasRenderingContext2D } {
  const copy = document.createElement('canvas');
  copy.width = canvas.width;
  copy.height = canvas.height;
  const context = copy.getContext('2d', { willReadFrequently: true });
  if (!context) throw new ExportError('too-large');
  context.drawImage(canvas, 0, 0);
  return { copy, context };
}

/** Makes the pixels of muted clusters transparent, whatever the canvas shows in their place. */
export function clearMuted(
  { data, width, height }: Pick<ImageData, 'data' | 'width' | 'height'>,
  { map, labels, mirrored, original }: Muting,
): void {
  // Of another frame than the map.
  if (width !== map.width || height !== map.height) return;
  for (let i = 0; i < map.labels.length; i++) {
    if (!labels.includes(map.labels[i])) continue;
    const x = i % width;
    const shownX = mirrored ? width - 1 - x : x;
    if (shownX < original) continue;
    data[4 * (i - x + shownX) + 3] = 0;
  }
}
