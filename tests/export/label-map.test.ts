import { crc32 as zlibCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LabelMap, labelMapPng } from '../../src/export/label-map.ts';
import { crc32 } from '../../src/export/png.ts';
import { chunksOf, readIndexedPng } from './png-reader.ts';

const COLORS = ['#000000', '#ffffff', '#ff8000', '#0a0b0c'];

const bytesOf = async (map: LabelMap, colors = COLORS) =>
  Buffer.from(await (await labelMapPng(map, colors)).arrayBuffer());

/** Maps of any size and k. */
const maps = fc
  .record({
    width: fc.integer({ min: 1, max: 40 }),
    height: fc.integer({ min: 1, max: 40 }),
    k: fc.integer({ min: 1, max: 32 }),
  })
  .chain(({ width, height, k }) =>
    fc
      .uint8Array({ minLength: width * height, maxLength: width * height, max: k - 1 })
      .map((labels): LabelMap => ({ width, height, k, labels })),
  );

test('read back, every pixel value is the label', async () => {
  await fc.assert(
    fc.asyncProperty(maps, async (map) => {
      const { width, height, kind, indices } = readIndexedPng(await bytesOf(map));
      expect([width, height]).toEqual([map.width, map.height]);
      expect(kind, 'eight bits, palette').toEqual([8, 3, 0, 0, 0]);
      expect(indices).toEqual(map.labels);
    }),
    { numRuns: 50 },
  );
});

test('the palette is the clusters’ colors, one for every label', async () => {
  const labels = Uint8Array.of(3, 1, 0, 2);
  const full = readIndexedPng(await bytesOf({ width: 2, height: 2, k: 4, labels }));
  expect(full.palette).toEqual([0, 0, 0, 255, 255, 255, 255, 128, 0, 10, 11, 12]);
  const late = readIndexedPng(await bytesOf({ width: 2, height: 2, k: 4, labels }, COLORS.slice(0, 2)));
  expect(late.palette, 'colors that are not known yet are black').toEqual([0, 0, 0, 255, 255, 255, 0, 0, 0, 0, 0, 0]);
  const early = readIndexedPng(await bytesOf({ width: 2, height: 2, k: 4, labels }, [...COLORS, '#123456']));
  expect(early.palette).toHaveLength(12);
});

test('the chunks stand in their order, each with its checksum', async () => {
  const chunks = chunksOf(await bytesOf({ width: 3, height: 1, k: 2, labels: Uint8Array.of(0, 1, 0) }));
  expect(chunks.map(({ name }) => name)).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
  for (const { name, crc, body } of chunks) expect(crc, name).toBe(zlibCrc32(body));
});

test('the checksum is zlib’s', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => void expect(crc32(bytes)).toBe(zlibCrc32(bytes))));
});

test('a full-size map of a large frame is small and right', async () => {
  const [width, height] = [1920, 1080];
  const labels = Uint8Array.from({ length: width * height }, (_, i) => ((i % width) >> 6) & 7);
  const file = await bytesOf({ width, height, k: 8, labels });
  expect(Buffer.compare(readIndexedPng(file).indices, labels)).toBe(0);
  expect(file.length).toBeLessThan(50_000);
});
