import { text } from '../../settings/strings.ts';
import type { Source, SourceEvents } from '../source.ts';
import { edgesOf } from './edges.ts';
import { fileError } from './file-error.ts';
import { fileKind } from './file-kind.ts';
import { openPicture } from './picture-file.ts';
import { openVideo } from './video-file.ts';

/**
 * Opens a picture, which stands, or a video, which plays and begins again at its end, without sound.
 *
 * @param maxSide how wide and how high a frame may be, in pixels; asked only once there is one
 * @param signal aborting it gives the file up, or closes the source
 * @throws LensError with a `file-…` code, naming the file and the reason
 */
export async function openFile(
  file: Blob,
  events: SourceEvents,
  maxSide: () => Promise<number>,
  signal: AbortSignal,
): Promise<Source> {
  if (file.size === 0) throw fileError('file-empty', file);
  const edges = await edgesOf(file);
  const kind = fileKind(edges.head, file.type);
  signal.throwIfAborted();
  if (kind.media === 'picture') return openPicture(file, edges, kind.format, maxSide, signal);
  if (kind.media === 'video') return openVideo(file, kind.format, events, signal);
  throw fileError('file-kind', file, { kind: text(`kind.${kind.media}`) });
}
