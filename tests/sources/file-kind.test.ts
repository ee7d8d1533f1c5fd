import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAnimated } from '../../src/sources/file/animation.ts';
import { isComplete } from '../../src/sources/file/complete.ts';
import { edgesOf } from '../../src/sources/file/edges.ts';
import { fileKind } from '../../src/sources/file/file-kind.ts';
import { fitted } from '../../src/sources/file/fit.ts';
import { videoCodec } from '../../src/sources/file/video-codec.ts';
import { gif, heic, mp4, png } from '../browser/odd-files.ts';

const bytes = (content: string | readonly number[]) =>
  typeof content === 'string' ? new TextEncoder().encode(content) : Uint8Array.from(content);
const kind = (content: string | readonly number[], type = '') => fileKind(bytes(content), type);
const ascii = (content: string) => [...content].map((character) => character.charCodeAt(0));

const GRAY = png({ width: 2, height: 2, colorType: 0, row: [0, 255] });

test('a file is what its bytes say, whatever its type says', () => {
  expect(kind(GRAY, 'text/plain')).toEqual({ media: 'picture', format: 'PNG' });
  expect(kind([0xff, 0xd8, 0xff, 0xe0])).toEqual({ media: 'picture', format: 'JPEG' });
  expect(kind(gif([[1, 2, 3]]))).toEqual({ media: 'picture', format: 'GIF' });
  expect(kind(ascii('RIFF\x01\0\0\0WEBPVP8 '))).toEqual({ media: 'picture', format: 'WebP' });
  expect(kind(heic(), 'image/jpeg')).toEqual({ media: 'picture', format: 'HEIC' });
  expect(kind([...ascii('BM'), ...Array(12).fill(0), 40, 0, 0, 0])).toEqual({ media: 'picture', format: 'BMP' });
  expect(kind('<?xml version="1.0"?>\n<svg\nxmlns="http://www.w3.org/2000/svg"/>')).toEqual({
    media: 'picture',
    format: 'SVG',
  });
  expect(kind(mp4('hvc1'))).toEqual({ media: 'video', format: 'MP4' });
  expect(kind([0x1a, 0x45, 0xdf, 0xa3])).toEqual({ media: 'video', format: 'WebM' });
  expect(kind(ascii('ID3\x03'))).toEqual({ media: 'sound' });
});

test.each([12, 16, 40, 52, 56, 64, 108, 124])('a bitmap with a header of %i bytes is one', (length) => {
  expect(kind([...ascii('BM'), ...Array(12).fill(7), length, 0, 0, 0])).toEqual({ media: 'picture', format: 'BMP' });
  expect(kind('BM, a text that is longer than that.')).toEqual({ media: 'text' });
});

test('icons and pointers are pictures, and an old picture that begins alike is none that browsers read', () => {
  expect(kind([0, 0, 1, 0, 1, 0, 16, 16])).toEqual({ media: 'picture', format: 'ICO' });
  expect(kind([0, 0, 2, 0, 1, 0, 16, 16])).toEqual({ media: 'picture', format: 'CUR' });
  const tga = [0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 8, 0, 24, 0];
  expect(kind(tga, 'image/x-tga')).toEqual({ media: 'picture', format: 'TGA' });
  expect(kind(tga)).toEqual({ media: 'other' });
});

test('a picture that is an AVIF among others is one', () => {
  for (const brands of ['avif\0\0\0\0', 'avis\0\0\0\0msf1', 'mif1\0\0\0\0miafavif', 'msf1\0\0\0\0avis']) {
    expect(kind(ascii(`\0\0\0\x1cftyp${brands}`)), brands).toEqual({ media: 'picture', format: 'AVIF' });
  }
});

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>';

/** With the mark that says so. */
function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * text.length + 2));
  for (const [i, letter] of ['\ufeff', ...text].entries()) view.setUint16(2 * i, letter.charCodeAt(0), littleEndian);
  return new Uint8Array(view.buffer);
}

test.each([
  ['a long comment', `<!-- ${'licence '.repeat(1000)}-->\n${SVG}`],
  ['a comment with a drawing in it, and another root', `<!-- <p> --><?x <p> ?>${SVG}`],
  ['a prefix', '<svg:svg xmlns:svg="http://www.w3.org/2000/svg"/>'],
  ['a mark', `\ufeff${SVG}`],
  ['white space', `\r\n\t ${SVG}`],
  ['instructions', `<?xml version="1.0"?><?xml-stylesheet href="a.css"?>${SVG}`],
  ['a document type', `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/TR/svg11.dtd">${SVG}`],
  ['declarations', `<!DOCTYPE svg [\n<!ENTITY a "]>">\n<!-- ]> it's -->\n<!ATTLIST svg x CDATA #IMPLIED>\n]>${SVG}`],
])('a drawing with %s first is a drawing', (_, content) => {
  expect(kind(content)).toEqual({ media: 'picture', format: 'SVG' });
  for (const littleEndian of [true, false]) {
    const text = content.replace(/^\ufeff/, '');
    expect(fileKind(utf16(text, littleEndian), '')).toEqual({ media: 'picture', format: 'SVG' });
  }
});

test('a drawing in letters of old is one too, and what only speaks of drawings is a text', () => {
  expect(kind([...ascii('<?xml version="1.0" encoding="iso-8859-1"?><!-- '), 0xe9, ...ascii(` -->${SVG}`)])).toEqual({
    media: 'picture',
    format: 'SVG',
  });
  for (const text of [`<html>${SVG}</html>`, 'see <svg>', `<!-- ${SVG} -->`, '<svgs/>']) {
    expect(kind(text), text).toEqual({ media: 'text' });
  }
  // Long texts that never come to an end of what they begin.
  for (const start of ['<!--', '<?', '<!DOCTYPE a [', '<!DOCTYPE a ["', '<!DOCTYPE a [<<<<']) {
    expect(kind(start + '< '.repeat(2 ** 18)), start).toEqual({ media: 'text' });
  }
});

test('texts in any language are texts, also cut off in a letter', () => {
  expect(kind('k-means', 'image/png')).toEqual({ media: 'text' });
  expect(fileKind(bytes('привет, мир').subarray(0, 9), '')).toEqual({ media: 'text' });
});

test('where the bytes say nothing, the type does; else it is another kind', () => {
  expect(kind([1, 2, 3], 'image/png')).toEqual({ media: 'picture', format: 'PNG' });
  expect(kind([1, 2, 3], 'video/x-matroska')).toEqual({ media: 'video', format: 'MATROSKA' });
  expect(kind([1, 2, 3], 'application/zip')).toEqual({ media: 'other' });
});

test('any bytes at all are of some kind, and move or not', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ minLength: 1, maxLength: 300 }),
      fc.constantFrom('GIF', 'PNG', 'WebP', 'AVIF'),
      async (head, format) => {
        expect(fileKind(head, '').media).toMatch(/^(picture|video|text|sound|other)$/);
        expect(typeof (await isAnimated(format, new Blob([head.slice()])))).toBe('boolean');
      },
    ),
  );
});

test('an animation is told from a picture', async () => {
  const moves = (format: string, content: readonly number[]) => isAnimated(format, new Blob([bytes(content)]));
  expect(await moves('GIF', gif([[1, 2, 3]]))).toBe(false);
  const two = [
    [1, 2, 3],
    [4, 5, 6],
  ] as const;
  expect(await moves('GIF', gif(two))).toBe(true);
  expect(await moves('PNG', GRAY)).toBe(false);
  const chunks = [['acTL', [0, 0, 0, 2, 0, 0, 0, 0]]] as const;
  expect(await moves('PNG', png({ width: 2, height: 2, colorType: 0, row: [0, 255], chunks }))).toBe(true);
  // Behind a profile that is longer than what is read at a time.
  const profile = ['iCCP', Array(100_000).fill(7)] as const;
  const far = [profile, ...chunks];
  expect(await moves('PNG', png({ width: 2, height: 2, colorType: 0, row: [0, 255], chunks: far }))).toBe(true);
  expect(await moves('WebP', [...ascii('RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0'), 2, 0])).toBe(true);
  expect(await moves('WebP', [...ascii('RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0'), 16, 0])).toBe(false);
  const avif = (brands: string) => moves('AVIF', [0, 0, 0, brands.length + 8, ...ascii(`ftyp${brands}avis`)]);
  expect(await avif('avis\0\0\0\0avif')).toBe(true);
  expect(await avif('msf1\0\0\0\0mif1avis')).toBe(true);
  // A picture with a sequence beside it: browsers show the picture.
  expect(await avif('avif\0\0\0\0avis')).toBe(false);
  expect(await avif('mif1\0\0\0\0avif')).toBe(false);
});

test('a file that was cut off is not complete', async () => {
  const complete = async (format: string, content: readonly number[]) => {
    const file = new Blob([bytes(content)]);
    return isComplete(format, file, await edgesOf(file));
  };
  expect(await complete('PNG', GRAY)).toBe(true);
  expect(await complete('PNG', GRAY.slice(0, -12))).toBe(false);
  // The end within the segment is that of a small picture.
  const jpeg = [0xff, 0xd8, 0xff, 0xe1, 0, 4, 0xff, 0xd9, 0xff, 0xda, 0, 2, 1, 2, 3];
  expect(await complete('JPEG', jpeg)).toBe(false);
  expect(await complete('JPEG', [...jpeg, 0xff, 0xd9, 7, 7])).toBe(true);
  expect(await complete('WebP', ascii('RIFF\x04\0\0\0WEBP'))).toBe(true);
  expect(await complete('WebP', ascii('RIFF\x05\0\0\0WEBP'))).toBe(false);
  expect(await complete('GIF', gif([[1, 2, 3]]))).toBe(true);
  expect(await complete('GIF', [...gif([[1, 2, 3]]), ...Array(2000).fill(0)])).toBe(true);
  // Blocks of pixels among which are bytes like the end's.
  const blocks = Array.from({ length: 20 }, () => [255, ...Array(255).fill(0x3b)]).flat();
  const frame = [0x2c, 0, 0, 0, 0, 8, 0, 8, 0, 0, 2, ...blocks, 0];
  const pixels = [...ascii('GIF89a'), 8, 0, 8, 0, 0, 0, 0, ...frame, ...frame, 0x3b];
  expect(await complete('GIF', pixels)).toBe(true);
  for (const share of [0.3, 0.6, 0.9]) {
    expect(await complete('GIF', pixels.slice(0, share * pixels.length)), `${share}`).toBe(false);
  }
  expect(await complete('GIF', pixels.slice(0, -1))).toBe(false);
  const icon = [0, 0, 2, 0, 1, 0, 16, 16, 0, 0, 1, 0, 1, 0, 9, 0, 0, 0, 22, 0, 0, 0];
  for (const format of ['ICO', 'CUR']) {
    expect(await complete(format, [...icon, ...Array(9).fill(1)])).toBe(true);
    expect(await complete(format, [...icon, ...Array(8).fill(1)])).toBe(false);
  }
  const boxes = [0, 0, 0, 12, ...ascii('ftypavif'), 0, 0, 0, 1, ...ascii('mdat'), 0, 0, 0, 0, 0, 0, 0, 20, 7, 7, 7, 7];
  for (const format of ['AVIF', 'HEIC']) {
    expect(await complete(format, boxes)).toBe(true);
    expect(await complete(format, boxes.slice(0, -1))).toBe(false);
  }
  expect(await complete('AVIF', [...boxes.slice(0, 12), 0, 0, 0, 9, ...ascii('mdat')])).toBe(false);
  expect(await complete('AVIF', [...boxes.slice(0, 12), 0, 0, 0, 0, ...ascii('mdat')])).toBe(true);
});

/** A BMP whose pixels are all there. @param height below 0: from the top down */
function bitmap(length: number, [width, height]: readonly [number, number], depth: number, packed = 0): number[] {
  const view = new DataView(new ArrayBuffer(14 + length));
  view.setUint16(0, 0x424d);
  view.setUint32(10, view.byteLength, true);
  view.setUint32(14, length, true);
  if (length === 12) {
    for (const [i, value] of [width, height, 1, depth].entries()) view.setUint16(18 + 2 * i, value, true);
  } else {
    for (const [i, value] of [width, height].entries()) view.setInt32(18 + 4 * i, value, true);
    view.setUint16(28, depth, true);
    view.setUint32(30, packed, true);
    view.setUint32(34, packed === 0 ? 0 : 5, true);
  }
  const bytes = packed === 1 ? 5 : Math.ceil((width * depth) / 32) * 4 * Math.abs(height);
  return [...new Uint8Array(view.buffer), ...Array(bytes).fill(9)];
}

test.each([
  ['of old', bitmap(12, [3, 2], 24)],
  ['of 24 bits', bitmap(40, [3, 2], 24)],
  ['from the top down', bitmap(124, [5, -7], 32)],
  ['of one bit', bitmap(40, [33, 3], 1)],
  ['in runs', bitmap(40, [100, 100], 8, 1)],
])('a bitmap %s that was cut off is not complete', async (_, content) => {
  const complete = async (content: readonly number[]) => {
    const file = new Blob([bytes(content)]);
    return isComplete('BMP', file, await edgesOf(file));
  };
  expect(await complete(content)).toBe(true);
  expect(await complete([...content, 1, 2])).toBe(true);
  expect(await complete(content.slice(0, -1))).toBe(false);
});

test('of a huge file only the ends are read', async () => {
  const read: number[] = [];
  const start = bytes(GRAY);
  const blob = (from: number, to: number): Partial<Blob> => ({
    size: to - from,
    slice: (a = 0, b = 0) => blob(from + a, Math.min(to, from + b)) as Blob,
    arrayBuffer: async () => {
      read.push(to - from);
      const content = new Uint8Array(to - from);
      content.set(start.subarray(from, to).subarray(0, content.length));
      return content.buffer;
    },
  });
  const huge = blob(0, 2 ** 34) as Blob;
  const edges = await edgesOf(huge);
  expect(fileKind(edges.head, '')).toEqual({ media: 'picture', format: 'PNG' });
  expect(await isComplete('PNG', huge, edges)).toBe(false);
  expect(await isAnimated('PNG', huge)).toBe(false);
  expect(read.reduce((sum, length) => sum + length, 0)).toBeLessThan(2 ** 22);
});

test('the coding of a video has the name that people know, and sound is none', () => {
  const text = (content: readonly number[]) => String.fromCharCode(...content);
  expect(videoCodec(text(mp4('hvc1')))).toBe('HEVC (H.265)');
  expect(videoCodec(text([...mp4('mp4a'), ...mp4('avc1')]))).toBe('H.264');
  expect(videoCodec(text(mp4('zzz9')))).toBe('zzz9');
  expect(videoCodec('\x86\x85V_VP9\x83')).toBe('VP9');
  expect(videoCodec('strh8\0\0\0vidsXVID')).toBe('MPEG-4 Part 2');
  expect(videoCodec(text(mp4('mp4a')))).toBeNull();
});

test('a frame keeps its shape, and fits', () => {
  expect(fitted(1920, 1080, 16384)).toEqual({ width: 1920, height: 1080 });
  expect(fitted(6000, 6000, 16384)).toEqual({ width: 6000, height: 6000 });
  expect(fitted(5000, 100, 2048)).toEqual({ width: 2048, height: 40 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60_000 }), fc.integer({ min: 1, max: 60_000 }), (width, height) => {
      const size = fitted(width, height, 16384);
      expect(Math.max(size.width, size.height)).toBeLessThanOrEqual(8192);
      expect(Math.min(size.width, size.height)).toBeGreaterThanOrEqual(1);
      expect(size.width * size.height).toBeLessThanOrEqual(36_000_000);
    }),
  );
});
