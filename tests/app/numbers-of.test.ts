import { converter } from 'culori';
import { describe, expect, test } from 'vitest';
import { clusteredBy, numbersOf } from '../../src/app/output/numbers-of.ts';
import { SPACES, type Space } from '../../src/color/spaces.ts';
import { toOpenCvHsv } from '../../src/exact/opencv-hsv.ts';
import { checkExact, type ExactSettings } from '../../src/exact/options.ts';
import { exactSteps } from '../../src/exact/run.ts';
import { SCALINGS } from '../../src/exact/units.ts';
import { csvNumbers, jsonNumbers } from '../../src/export/numbers.ts';
import { runToEnd } from '../../src/kmeans/index.ts';
import type { Stats } from '../../src/lens/stats.ts';
import { demoColors } from '../exact/demo-colors.ts';

type Row = Record<string, string>;
type Lens = Parameters<typeof numbersOf>[0];

const SIZE = { width: 40, height: 30 };
const PIXELS = demoColors(SIZE.width * SIZE.height);
const RGB = Array.from({ length: PIXELS.length / 4 }, (_, i) => [...PIXELS.subarray(4 * i, 4 * i + 3)]);

/** A lens with settings of its own, that shows an exact run. */
function lensWith(options: Partial<ExactSettings>): Lens {
  const settings = checkExact({ k: 4, seed: 7, ...options });
  const result = runToEnd(exactSteps(PIXELS, settings, { aborted: false }));
  const exactResult = { ...result, ...SIZE, settings };
  return { k: 4, space: 'rgb', position: 30, centroids: [], palette: [], stats: {} as Stats, exactResult };
}

/** A color in a space's own units, by another library. */
const OWN: Readonly<Record<Space, (r: number, g: number, b: number) => number[]>> = {
  rgb: (r, g, b) => [r, g, b],
  hsv: toOpenCvHsv,
  lab: (r, g, b) => {
    const color = converter('lab65')({ mode: 'rgb', r: r / 255, g: g / 255, b: b / 255 });
    return [color.l, color.a, color.b];
  },
  oklab: (r, g, b) => {
    const color = converter('oklab')({ mode: 'rgb', r: r / 255, g: g / 255, b: b / 255 });
    return [color.l, color.a, color.b];
  },
};

/** The picture's pixels as a file says that they were clustered: by nothing but its words. */
function clustered({ space, scaling }: { space: Space; scaling: string }): number[][] {
  const own = RGB.map(([r, g, b]) => OWN[space](r, g, b));
  const range = (c: number) => own.map((row) => row[c]);
  const [low, high] = [Math.min, Math.max].map((end) => [0, 1, 2].map((c) => end(...range(c))));
  switch (scaling) {
    case 'unit':
      return own.map((row) => row.map((value) => value / 255));
    case 'plus-one':
      return own.map((row) => row.map((value) => (value + 1) / 256));
    case 'min-max':
      return own.map((row) => row.map((value, c) => (value - low[c]) / (high[c] - low[c])));
    default:
      return own;
  }
}

const squared = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, c) => sum + (value - b[c]) ** 2, 0);
const inertiaOf = (points: number[][], centroids: number[][]) =>
  points.reduce((sum, point) => sum + Math.min(...centroids.map((centroid) => squared(point, centroid))), 0);

/** The rows of a CSV by its head; a field in quotes may have commas. */
function table(csv: string): Row[] {
  const fields = (line: string) =>
    [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, field]) => field.replace(/^"|"$/g, ''));
  const [head, ...rows] = csv.trim().split('\n').map(fields);
  return rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i]])));
}

describe('from the files of an exact run alone, and the picture, its inertia and mse are found again', () => {
  for (const space of SPACES) {
    for (const scaling of SCALINGS) {
      test(`${space}, ${scaling}`, () => {
        const lens = lensWith({ space, scaling, attempts: 2, rounding: scaling === 'unit' ? 'down' : 'nearest' });
        const json = JSON.parse(jsonNumbers(numbersOf(lens)));
        const rows = table(csvNumbers(numbersOf(lens)));
        const files = [
          json,
          {
            ...rows[0],
            clusters: rows.map((row) => ({
              centroid: [1, 2, 3].map((c) => Number(row[`centroid_${c}`])),
              color: [Number(row.r), Number(row.g), Number(row.b)],
              count: Number(row.count),
            })),
          },
        ];
        for (const file of files) {
          expect([file.space, file.scaling]).toEqual([space, scaling]);
          const points = clustered(file);
          const centroids = file.clusters.map(({ centroid }: { centroid: number[] }) => centroid);
          expect(Number(file.inertia) / inertiaOf(points, centroids)).toBeCloseTo(
            1,
            space === 'rgb' || space === 'hsv' ? 9 : 4,
          );
          const labels = points.map((point) => {
            const distances = centroids.map((centroid: number[]) => squared(point, centroid));
            return distances.indexOf(Math.min(...distances));
          });
          const drawn = file.clusters.map(({ color }: { color: number[] }) =>
            color.map((value) => Math.floor(value + 0.501)),
          );
          const error = labels.reduce((sum, label, i) => sum + squared(RGB[i], drawn[label]), 0) / (3 * RGB.length);
          expect(Number(file.mse) / error).toBeCloseTo(1, 4);
          expect(file.clusters.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(RGB.length);
        }
      });
    }
  }
});

test('the files of an exact run name what it was asked for, and what became of it', () => {
  const options = {
    space: 'lab',
    scaling: 'min-max',
    seeding: 'maximin',
    seed: 3,
    attempts: 5,
    maxIterations: 2,
    criterion: 'variance',
    tolerance: 1e-4,
    rounding: 'down',
  } as const;
  const lens = lensWith(options);
  const { attempt, iterations } = lens.exactResult ?? {};
  const expected = {
    ...options,
    mode: 'exact',
    k: 4,
    attempt: (attempt ?? 0) + 1,
    iterations,
    converged: false,
    position: 0,
    points: 1200,
  };
  expect(iterations).toBe(2);
  expect(JSON.parse(jsonNumbers(numbersOf(lens)))).toMatchObject(expected);
  const [row] = table(csvNumbers(numbersOf(lens)));
  for (const [name, value] of Object.entries(expected)) expect(row[name], name).toBe(String(value));
  expect(clusteredBy(lens)).toEqual({ k: 4, space: 'lab', scaling: 'min-max' });
});

test('given centroids ran once, whatever the attempts', () => {
  const centroids = [0, 80, 160, 240].map((value) => [value, value, value]);
  const file = JSON.parse(jsonNumbers(numbersOf(lensWith({ seeding: 'warm', centroids, attempts: 10 }))));
  expect([file.seeding, file.attempts, file.attempt]).toEqual(['warm', 1, 1]);
});

describe('live numbers are in the units of their inertia', () => {
  const colors: [number, number, number][] = [
    [250, 120, 30],
    [20, 90, 200],
  ];
  const lens = (space: Space): Lens => ({
    k: 2,
    space,
    position: 0,
    centroids: colors,
    palette: [0.75, 0.25].map((share, label) => ({ label, color: '', share, muted: false }) as never),
    stats: { samples: 400, inertia: 12.5, mse: 9 } as Stats,
    exactResult: null,
  });
  const own = {
    ...OWN,
    hsv: (r: number, g: number, b: number) => {
      const { h = 0, s, v } = converter('hsv')({ mode: 'rgb', r: r / 255, g: g / 255, b: b / 255 });
      return [h / 360, s, v];
    },
  };

  test.each(SPACES)('%s', (space) => {
    const { clusters, ...about } = JSON.parse(jsonNumbers(numbersOf(lens(space))));
    expect(about).toMatchObject({ mode: 'live', k: 2, space, scaling: 'none', points: 400, inertia: 12.5, mse: 9 });
    expect(about).not.toHaveProperty('seeding');
    expect(clusters.map(({ color }: { color: number[] }) => color)).toEqual(colors);
    expect(clusters.map(({ count }: { count: number }) => count)).toEqual([300, 100]);
    clusters.forEach(({ centroid }: { centroid: number[] }, c: number) => {
      own[space](...colors[c]).forEach((value, i) => {
        expect(centroid[i]).toBeCloseTo(value, 2);
      });
    });
    expect(clusteredBy(lens(space))).toEqual({ k: 2, space, scaling: 'none' });
  });

  test('a table of both kinds has the same columns', () => {
    const head = (csv: string) => csv.slice(0, csv.indexOf('\n'));
    expect(head(csvNumbers(numbersOf(lens('hsv'))))).toBe(head(csvNumbers(numbersOf(lensWith({})))));
  });
});
