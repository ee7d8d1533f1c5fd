import { inflateSync } from 'node:zlib';

export interface Chunk {
  readonly name: string;
  readonly data: Buffer;
  /** As the file has it. */
  readonly crc: number;
  /** Name and data: what the checksum is of. */
  readonly body: Buffer;
}

/** The chunks of a PNG, its signature checked. */
export function chunksOf(file: Buffer): Chunk[] {
  if (file.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') throw new Error('not a PNG');
  const chunks: Chunk[] = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const body = file.subarray(at + 4, at + 8 + length);
    const crc = file.readUInt32BE(at + 8 + length);
    chunks.push({ name: body.toString('latin1', 0, 4), data: body.subarray(4), crc, body });
    at += 12 + length;
  }
  return chunks;
}

export interface GrayPng {
  readonly width: number;
  readonly height: number;
  /** Bits a pixel, kind of color, compression, filters, interlacing. */
  readonly kind: number[];
  readonly values: Uint8Array;
}

/** Reads a PNG of one byte a pixel with unfiltered rows. */
export function readGrayPng(file: Buffer): GrayPng {
  const chunks = chunksOf(file);
  const all = (name: string) => Buffer.concat(chunks.filter((chunk) => chunk.name === name).map(({ data }) => data));
  const header = all('IHDR');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const rows = inflateSync(all('IDAT'));
  if (rows.length !== height * (width + 1)) throw new Error(`${rows.length} bytes of pixels`);
  const values = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const at = y * (width + 1);
    if (rows[at] !== 0) throw new Error(`row ${y} has filter ${rows[at]}`);
    values.set(rows.subarray(at + 1, at + 1 + width), y * width);
  }
  return { width, height, kind: [...header.subarray(8)], values };
}
