import { readsTrue } from '../engine/reads-true.ts';
import { cellJitter, pickPixel, type SampleGrid } from '../engine/sample-grid.ts';
import { qualities } from '../exact/qualities.ts';
import { type Quality, WHICH_K_MAX } from '../exact/which-k.ts';
import { LensError } from '../settings/errors.ts';
import type { Session } from './session.ts';

export { type Quality, WHICH_K_MAX };

export interface WhichKOptions {
  /** Aborted: those so far are the result. */
  readonly signal?: AbortSignal;
  /** Is told of each k as it comes. */
  readonly onProgress?: (quality: Quality) => void;
}

/**
 * How well 1 to 16 clusters describe the samples of the frame that stands, in the lens's color space. By color alone:
 * with a weight of the position inertia is a sum of two kinds, and its elbow says little about either.
 *
 * @throws LensError `not-running`, and what `qualities` throws
 */
export async function whichK(session: Session, { signal, onProgress }: WhichKOptions): Promise<readonly Quality[]> {
  const never = new AbortController().signal;
  if (!session.frozen) throw new LensError('not-running');
  const { engine } = await session.wholePicture(signal ?? never);
  if (signal?.aborted) return [];
  if (!session.frozen) throw new LensError('not-running');
  if (!readsTrue()) throw new LensError('pixels-altered');
  const rgb = samplesOf(engine.pixels(), engine.grid);
  return qualities(rgb, session.pictureSettings().space, signal ?? never, (quality) => onProgress?.(quality));
}

/** The pixels that the engine clusters: one of each cell of its grid. @returns [columns × rows, 3] */
function samplesOf({ data, width, height }: ImageData, { columns, rows }: SampleGrid): Uint8Array {
  const rgb = new Uint8Array(3 * columns * rows);
  for (let row = 0, i = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, i += 3) {
      const x = pickPixel(column, cellJitter(column, row, 0), width, columns);
      const y = pickPixel(row, cellJitter(column, row, 1), height, rows);
      const at = 4 * (y * width + x);
      rgb.set(data.subarray(at, at + 3), i);
    }
  }
  return rgb;
}
