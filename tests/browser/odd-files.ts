import { crc32, deflateSync } from 'node:zlib';

/** Bytes of files as a test hands them to a page: made here, so that no picture is kept beside the tests. */
type Bytes = readonly number[];

const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));
const big32 = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);
const little16 = (value: number): number[] => [value & 255, value >> 8];

export interface PngOptions {
  readonly width: number;
  readonly height: number;
  readonly bitDepth?: 1 | 8 | 16;
  /** 0 gray, 2 RGB, 6 RGB with alpha. */
  readonly colorType: 0 | 2 | 6;
  /** Bytes of one row, which all rows have. */
  readonly row: Bytes;
  /** Chunks between the header and the pixels, by name. */
  readonly chunks?: readonly (readonly [string, Bytes])[];
}

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  return Buffer.concat([Buffer.from(big32(data.length)), body, Buffer.from(big32(crc32(body)))]);
}

/** A PNG whose rows are all alike. */
export function png({ width, height, bitDepth = 8, colorType, row, chunks = [] }: PngOptions): number[] {
  const line = Buffer.from([0, ...row]);
  const pixels = deflateSync(Buffer.alloc(line.length * height, line), { level: 1 });
  const header = Buffer.from([...big32(width), ...big32(height), bitDepth, colorType, 0, 0, 0]);
  const parts = [
    Buffer.from([0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...chunks.map(([name, data]) => chunk(name, Buffer.from(data))),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return [...Buffer.concat(parts)];
}

/** Pixels of one color each, beside each other. */
export const repeated = (pixel: Bytes, times: number): number[] => Array.from({ length: times }, () => pixel).flat();

/** A GIF of one-color frames, 8 × 8. */
export function gif(colors: readonly (readonly [number, number, number])[]): number[] {
  const size = [...little16(8), ...little16(8)];
  // Four colors in the table; the first two are the frames'.
  const table = [...colors.flat(), ...repeated([0, 0, 0], 4 - colors.length)];
  const frames = colors.flatMap((_, i) => [
    ...[0x21, 0xf9, 4, 0, ...little16(10), 0, 0],
    ...[0x2c, 0, 0, 0, 0, ...size, 0],
    ...lzwOfOneColor(i, 64),
  ]);
  return [...ascii('GIF89a'), ...size, 0x81, 0, 0, ...table, ...frames, 0x3b];
}

/** Codes of three bits that never grow: a clear code after every second pixel. */
function lzwOfOneColor(index: number, count: number): number[] {
  const codes = Array.from({ length: count / 2 }, () => [4, index, index]).flat();
  const bits = [...codes, 5].flatMap((code) => [code & 1, (code >> 1) & 1, (code >> 2) & 1]);
  const bytes = Array.from({ length: Math.ceil(bits.length / 8) }, (_, i) =>
    bits.slice(8 * i, 8 * i + 8).reduce((byte, bit, place) => byte | (bit << place), 0),
  );
  return [2, bytes.length, ...bytes, 0];
}

/** A gray JPEG of 16 × 16 pixels, all 228, whose last two bytes are its end. */
export function jpeg(coding: 'baseline' | 'progressive'): number[] {
  const segment = (marker: number, ...body: number[]) => [0xff, marker, 0, body.length + 2, ...body];
  const codes = (table: number, counts: Bytes, values: Bytes) =>
    segment(0xc4, table, ...counts, ...repeated([0], 16 - counts.length), ...values);
  const baseline = coding === 'baseline';
  return [
    ...[0xff, 0xd8],
    ...segment(0xdb, 0, ...repeated([8], 64)),
    ...segment(baseline ? 0xc0 : 0xc2, 8, 0, 16, 0, 16, 1, 1, 0x11, 0),
    ...codes(0x00, [1, 1], [0, 7]),
    ...codes(0x10, [1], [0]),
    // One block of 100 above the middle, and three like it.
    ...segment(0xda, 1, 1, 0, 0, baseline ? 63 : 0, 0),
    ...(baseline ? [0xb2, 0x00] : [0xb2, 0x0f, ...segment(0xda, 1, 1, 0, 1, 63, 0), 0x0f]),
    ...[0xff, 0xd9],
  ];
}

/** What a JPEG says of how it is to be turned, to be put behind its first two bytes. */
export function exifOrientation(orientation: number): number[] {
  const tiff = [
    ...ascii('MM'),
    0,
    42,
    ...big32(8),
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    ...big32(1),
    0,
    orientation,
    0,
    0,
    ...big32(0),
  ];
  const body = [...ascii('Exif'), 0, 0, ...tiff];
  return [0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 255, ...body];
}

/** The beginning of a picture as phones take it. */
export const heic = (): number[] => [
  ...big32(24),
  ...ascii('ftypheic'),
  ...big32(0),
  ...ascii('mif1heic'),
  ...repeated([7], 400),
];

/** An MP4 with nothing but the description of a track in this coding. */
export function mp4(codec: string): number[] {
  const box = (name: string, ...content: number[]) => [...big32(content.length + 8), ...ascii(name), ...content];
  const entry = box(codec, ...repeated([0], 78));
  return [
    ...box('ftyp', ...ascii('isom'), ...big32(0)),
    ...box('moov', ...box('stsd', ...big32(0), ...big32(1), ...entry)),
  ];
}
