import { crc32 as zlibCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LabelMap, labelMapPng } from '../../src/export/label-map.ts';
import { crc32 } from '../../src/export/png.ts';
import { chunksOf, readGrayPng } from './png-reader.ts';

const bytesOf = async (map: LabelMap) => Buffer.from(await (await labelMapPng(map)).arrayBuffer());

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

test('read back, every gray value is the label', async () => {
  await fc.assert(
    fc.asyncProperty(maps, async (map) => {
      const { width, height, kind, values } = readGrayPng(await bytesOf(map));
      expect([width, height]).toEqual([map.width, map.height]);
      expect(kind, 'eight bits of gray: no program makes colors of it').toEqual([8, 0, 0, 0, 0]);
      expect(values).toEqual(map.labels);
    }),
    { numRuns: 50 },
  );
});

test('the chunks stand in their order, each with its checksum', async () => {
  const chunks = chunksOf(await bytesOf({ width: 3, height: 1, k: 2, labels: Uint8Array.of(0, 1, 0) }));
  expect(chunks.map(({ name }) => name)).toEqual(['IHDR', 'IDAT', 'IEND']);
  for (const { name, crc, body } of chunks) expect(crc, name).toBe(zlibCrc32(body));
});

test('the checksum is zlib’s', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => void expect(crc32(bytes)).toBe(zlibCrc32(bytes))));
});

test('a full-size map of a large frame is small and right', async () => {
  const [width, height] = [1920, 1080];
  const labels = Uint8Array.from({ length: width * height }, (_, i) => ((i % width) >> 6) & 7);
  const file = await bytesOf({ width, height, k: 8, labels });
  expect(Buffer.compare(readGrayPng(file).values, labels)).toBe(0);
  expect(file.length).toBeLessThan(50_000);
});
