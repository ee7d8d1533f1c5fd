import { cellJitter, pickPixel, sampleGrid } from '../engine/sample-grid.ts';
import { random, seedCentroids } from '../kmeans/index.ts';
import { SETTINGS } from '../settings/settings.ts';

/** The very pixels that K-Lens picks, as [n, 3] points in 0–255 units. */
export function gridPoints({ data, width, height }: ImageData, resolution: number): Float32Array {
  const { rows, columns } = sampleGrid(width, height, resolution);
  const points = new Float32Array(rows * columns * 3);
  for (let row = 0, at = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const x = pickPixel(column, cellJitter(column, row, 0), width, columns);
      const y = pickPixel(row, cellJitter(column, row, 1), height, rows);
      for (let c = 0; c < 3; c++) points[at++] = data[4 * (y * width + x) + c];
    }
  }
  return points;
}

/** Where every warm row begins: one k-means++ seeding of the frame, the same for all. */
export function startOf(frame: ImageData, k: number): Float32Array {
  const values = Float64Array.from(gridPoints(frame, SETTINGS.resolution.default));
  const seeds = seedCentroids({ values, n: values.length / 3, d: 3 }, k, 'k-means++', random(k));
  return Float32Array.from(seeds);
}
