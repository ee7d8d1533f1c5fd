/**
 * Just enough of PNG to write one: https://www.w3.org/TR/png-3/. A browser writes only pictures of true color, and a
 * label must stay the number that it is.
 */

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Of the CRC, its bits in reverse. */
const POLYNOMIAL = 0xedb88320;
const GRAY = 0;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
  return value;
});

/** The checksum of PNG and zip, 32 bits. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ CRC_TABLE[(crc ^ byte) & 0xff];
  return ~crc >>> 0;
}

/**
 * A PNG of gray, eight bits a pixel.
 * @param values [height × width], from the top row on
 */
export async function grayPng(width: number, height: number, values: Uint8Array): Promise<Blob> {
  // Width, height, bits, kind of color; deflate, filters of the standard, not interlaced.
  const header = Uint8Array.of(...bigEndian(width), ...bigEndian(height), 8, GRAY, 0, 0, 0);
  // Every row begins with its filter. None: differences of labels mean nothing.
  const rows = new Uint8Array(height * (width + 1));
  for (let y = 0; y < height; y++) rows.set(values.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const parts = [
    Uint8Array.from(SIGNATURE),
    ...chunk('IHDR', header),
    ...chunk('IDAT', await deflated(rows)),
    ...chunk('IEND', new Uint8Array(0)),
  ];
  return new Blob(parts as BlobPart[], { type: 'image/png' });
}

/** Length of the data, name and data, checksum of name and data. */
function chunk(name: string, data: Uint8Array): Uint8Array[] {
  const body = new Uint8Array(4 + data.length);
  body.set([...name].map((letter) => letter.charCodeAt(0)));
  body.set(data, 4);
  return [Uint8Array.from(bigEndian(data.length)), body, Uint8Array.from(bigEndian(crc32(body)))];
}

function bigEndian(value: number): number[] {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);
}

/** As zlib has it, which is what PNG wants. */
async function deflated(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
