/** What the first bytes of a file say that it is. */
export type FileKind =
  /** `format` as people call it. */
  { readonly media: 'picture' | 'video'; readonly format: string } | { readonly media: 'text' | 'sound' | 'other' };

/** How many bytes formats are known by; a text is looked at whole. */
const HEAD_BYTES = 1024;
/** Where Unicode has ␀, the picture of the byte 0. */
const CONTROL_PICTURES = 0x2400;
/** Picture formats that browsers read; what is one of these and cannot be read is damaged. */
export const READABLE = ['PNG', 'JPEG', 'GIF', 'WebP', 'BMP', 'ICO', 'CUR', 'AVIF', 'SVG'];

/** Formats by what they begin with, one character a byte; those below 32 by their pictures. A name of the ISO container, `ftyp` and a brand, begins at the fifth byte. */
const PICTURES: readonly (readonly [RegExp, string])[] = [
  [/^\x89PNG␍␊/s, 'PNG'],
  [/^\xff\xd8\xff/s, 'JPEG'],
  [/^GIF8/s, 'GIF'],
  [/^RIFF.{4}WEBP/s, 'WebP'],
  // Its header has one of many lengths, all below 256.
  [/^BM.{13}␀␀␀/s, 'BMP'],
  // How many pictures there are comes next; a TGA begins alike, with none.
  [/^␀␀␁␀/s, 'ICO'],
  [/^␀␀␂␀(?!␀␀)/s, 'CUR'],
  // The first brand is followed by a version, and by more of them: what is an AVIF among others is one.
  [/^.{4}ftyp(.{4}){0,16}?avi[fs]/s, 'AVIF'],
  [/^.{4}ftyp(hei[cxms]|hev[cx]|mif1|msf1)/s, 'HEIC'],
  [/^(II\*␀|MM␀\*)/s, 'TIFF'],
  [/^8BPS/s, 'Photoshop'],
  [/^(\xff␊|␀␀␀␌JXL )/s, 'JPEG XL'],
];
const VIDEOS: readonly (readonly [RegExp, string])[] = [
  [/^.{4}(ftyp(?!M4A|M4B)|moov|mdat|wide)/s, 'MP4'],
  [/^␚E\xdf\xa3/s, 'WebM'],
  [/^OggS/s, 'Ogg'],
  [/^RIFF.{4}AVI /s, 'AVI'],
  [/^␀␀␁\xba/s, 'MPEG'],
  [/^FLV␁/s, 'FLV'],
];
const SOUNDS = /^(ID3|fLaC|RIFF.{4}WAVE|.{4}ftypM4[AB]|\xff[\xf2\xf3\xfb]|#!AMR)/s;

/**
 * What a file is, by its first bytes: names and types lie.
 *
 * @param head the first bytes, at least one; a drawing may have a long comment first
 * @param type the MIME type that its owner gave it, asked only where the bytes say nothing; '' where there is none
 */
export function fileKind(head: Uint8Array, type: string): FileKind {
  const start = Array.from(head.subarray(0, HEAD_BYTES), (byte) =>
    String.fromCharCode(byte < 32 ? CONTROL_PICTURES + byte : byte),
  ).join('');
  const known = (table: typeof PICTURES) => table.find(([pattern]) => pattern.test(start))?.[1];
  const picture = known(PICTURES);
  if (picture) return { media: 'picture', format: picture };
  if (SOUNDS.test(start)) return { media: 'sound' };
  const video = known(VIDEOS);
  if (video) return { media: 'video', format: video };
  if (isDrawing(head)) return { media: 'picture', format: 'SVG' };
  if (isText(head)) return /^image\/svg/.test(type) ? { media: 'picture', format: 'SVG' } : { media: 'text' };
  const [, media, format] = /^(image|video)\/(?:x-)?([\w.-]{1,20})/.exec(type) ?? [];
  if (media) return { media: media === 'image' ? 'picture' : 'video', format: format.toUpperCase() };
  return { media: 'other' };
}

/** What may stand before the first element: instructions, comments, and a document type with declarations of its own. */
const PROLOG =
  /^(\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^[>]*(\[([^\]"'<]|"[^"]*"|'[^']*'|<!--.*?-->|<(?!!--))*\]\s*)?>)/is;

/** True where the first element is a drawing, in whatever coding of letters. */
function isDrawing(head: Uint8Array): boolean {
  let text = new TextDecoder(codingOf(head)).decode(head);
  for (let skip = PROLOG.exec(text); skip; skip = PROLOG.exec(text)) text = text.slice(skip[0].length);
  return /^<([\w.-]+:)?svg[\s/>]/.test(text);
}

/** By its mark; letters that are not ASCII's matter to nobody here. */
function codingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** True where nothing but text has such bytes: UTF-8 without controls, cut off anywhere, or UTF-16 with its mark. */
function isText(head: Uint8Array): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return true;
  if (head.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}
