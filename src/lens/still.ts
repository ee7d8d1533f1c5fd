import type { LabelMap } from '../export/label-map.ts';
import { LensError } from '../settings/errors.ts';
import type { Picture } from './picture.ts';
import { labelUnder } from './pointing.ts';
import type { Session } from './session.ts';

/** The picture that can be read; null where there is none, or while its engine is lost. */
function pictureOf({ hasPicture, picture }: Session): Picture | null {
  return hasPicture && !picture?.lost ? picture : null;
}

/**
 * The canvas, with the picture complete, at frame size, and every pixel in its nearest cluster: for whoever reads it
 * at once. null where there is no picture.
 */
export function stillOf(session: Session): HTMLCanvasElement | null {
  const picture = pictureOf(session);
  if (session.running) session.loop.update();
  // What is shown may be smaller than the frame, a draft, or have steady edges: also the last picture of a lens that stopped live.
  picture?.draw({ ...session.pictureSettings(), steady: false, draft: false });
  return picture?.engine.canvas ?? null;
}

/** @throws LensError `not-running` where there is no picture */
export async function snapshotOf(session: Session, type: string): Promise<Blob> {
  const canvas = stillOf(session);
  const blob = canvas && (await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type)));
  if (!blob) throw new LensError('not-running');
  return blob;
}

/** The cluster of every pixel of the frame; null where there is no picture. */
export function labelsOf(session: Session): LabelMap | null {
  const picture = pictureOf(session);
  if (!picture) return null;
  const { engine, clustering, width, height } = picture;
  return { width, height, k: clustering.k, labels: engine.labels(clustering) };
}

/** The label, from 0, of what is seen at a point of the page; null where there is none. */
export function labelAt(session: Session, clientX: number, clientY: number): number | null {
  const picture = pictureOf(session);
  return picture && labelUnder(picture, session.pictureSettings(), clientX, clientY);
}
