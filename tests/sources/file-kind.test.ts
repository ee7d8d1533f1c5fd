import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAnimated } from '../../src/sources/file/animation.ts';
import { isComplete } from '../../src/sources/file/complete.ts';
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

test('texts in any language are texts, also cut off in a letter', () => {
  expect(kind('k-means', 'image/png')).toEqual({ media: 'text' });
  expect(fileKind(bytes('привет, мир').subarray(0, 9), '')).toEqual({ media: 'text' });
});

test('where the bytes say nothing, the type does; else it is another kind', () => {
  expect(kind([1, 2, 3], 'image/png')).toEqual({ media: 'picture', format: 'PNG' });
  expect(kind([1, 2, 3], 'video/x-matroska')).toEqual({ media: 'video', format: 'MATROSKA' });
  expect(kind([1, 2, 3], 'application/zip')).toEqual({ media: 'other' });
});

test('any bytes at all are of some kind, and move or not', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 300 }),
      fc.constantFrom('GIF', 'PNG', 'WebP'),
      (head, format) => {
        expect(fileKind(head, '').media).toMatch(/^(picture|video|text|sound|other)$/);
        expect(typeof isAnimated(format, head)).toBe('boolean');
      },
    ),
  );
});

test('an animation is told from a picture', () => {
  expect(isAnimated('GIF', bytes(gif([[1, 2, 3]])))).toBe(false);
  expect(
    isAnimated(
      'GIF',
      bytes(
        gif([
          [1, 2, 3],
          [4, 5, 6],
        ]),
      ),
    ),
  ).toBe(true);
  expect(isAnimated('PNG', bytes(GRAY))).toBe(false);
  const chunks = [['acTL', [0, 0, 0, 2, 0, 0, 0, 0]]] as const;
  expect(isAnimated('PNG', bytes(png({ width: 2, height: 2, colorType: 0, row: [0, 255], chunks })))).toBe(true);
  expect(isAnimated('WebP', bytes([...ascii('RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0'), 2, 0]))).toBe(true);
  expect(isAnimated('WebP', bytes([...ascii('RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0'), 16, 0]))).toBe(false);
});

test('a file that was cut off is not complete', () => {
  expect(isComplete('PNG', bytes(GRAY))).toBe(true);
  expect(isComplete('PNG', bytes(GRAY.slice(0, -12)))).toBe(false);
  // The end within the segment is that of a small picture.
  const jpeg = [0xff, 0xd8, 0xff, 0xe1, 0, 4, 0xff, 0xd9, 0xff, 0xda, 0, 2, 1, 2, 3];
  expect(isComplete('JPEG', bytes(jpeg))).toBe(false);
  expect(isComplete('JPEG', bytes([...jpeg, 0xff, 0xd9, 7, 7]))).toBe(true);
  expect(isComplete('WebP', bytes(ascii('RIFF\x04\0\0\0WEBP')))).toBe(true);
  expect(isComplete('WebP', bytes(ascii('RIFF\x05\0\0\0WEBP')))).toBe(false);
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
