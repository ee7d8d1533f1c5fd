/** A YUV4MPEG2 file: 4:2:0, eight bits, which is what cameras and `ffmpeg -pix_fmt yuv420p` write. */
export interface Y4m {
  readonly width: number;
  readonly height: number;
  /** Frames per second. */
  readonly fps: number;
  /** Planes of each frame: Y, Cb, Cr; views into the file. */
  readonly frames: readonly Uint8Array[];
}

const MAGIC = 'YUV4MPEG2';
const NEWLINE = 0x0a;

/** @throws RangeError in plain words where the file is another, or ends within a frame */
export function readY4m(bytes: Uint8Array): Y4m {
  let at = 0;
  const line = () => {
    const end = bytes.indexOf(NEWLINE, at);
    const text = new TextDecoder().decode(bytes.subarray(at, end < 0 ? at : end));
    at = end < 0 ? bytes.length : end + 1;
    return text;
  };
  const [magic, ...fields] = line().split(' ');
  if (magic !== MAGIC) throw new RangeError(`not a y4m file: it does not begin with ${MAGIC}`);
  const field = (letter: string) => fields.find((text) => text.startsWith(letter))?.slice(1);
  const width = Number(field('W'));
  const height = Number(field('H'));
  if (!(width > 0 && height > 0)) throw new RangeError('a y4m file without a size');
  const chroma = field('C') ?? '420';
  if (!/^420(jpeg|mpeg2|paldv)?$/.test(chroma))
    throw new RangeError(`y4m with ${chroma}: only 4:2:0 of eight bits is read`);
  const [rate, per] = (field('F') ?? '30:1').split(':').map(Number);
  const size = width * height + 2 * ((width + 1) >> 1) * ((height + 1) >> 1);
  const frames: Uint8Array[] = [];
  while (at < bytes.length) {
    if (!line().startsWith('FRAME')) throw new RangeError(`y4m: frame ${frames.length} has no FRAME before it`);
    if (at + size > bytes.length) throw new RangeError(`y4m: the file ends within frame ${frames.length}`);
    frames.push(bytes.subarray(at, at + size));
    at += size;
  }
  if (frames.length === 0) throw new RangeError('a y4m file without a frame');
  return { width, height, fps: rate / (per || 1), frames };
}
