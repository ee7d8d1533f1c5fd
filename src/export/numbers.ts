/** What a clustering comes to, in numbers. */
export interface ClusterNumbers {
  /** exact: of every pixel of a still frame; live: of its samples. */
  readonly mode: 'exact' | 'live';
  readonly k: number;
  readonly space: string;
  /** Weight of the position against the color, in percent. */
  readonly position: number;
  /** [r, g, b] per cluster, 0 to 255, not rounded, whatever the space. */
  readonly centroids: readonly (readonly number[])[];
  /** Points per cluster. */
  readonly counts: readonly number[];
  /** Number of points: of the samples, or of all pixels. */
  readonly points: number;
  /** Sum of squared distances of the points to their centroids, in the units of the space. */
  readonly inertia: number;
}

/** The columns of the CSV. What is one number for all clusters stands in every row, so that tables can be put together. */
const COLUMNS = [
  'number',
  'r',
  'g',
  'b',
  'count',
  'share',
  'mode',
  'k',
  'space',
  'position',
  'points',
  'inertia',
] as const;

export function jsonNumbers({ centroids, counts, points, ...numbers }: ClusterNumbers): string {
  const clusters = centroids.map((centroid, label) => ({
    number: label + 1,
    centroid,
    count: counts[label],
    share: counts[label] / points,
  }));
  return `${JSON.stringify({ ...numbers, points, clusters }, null, 2)}\n`;
}

export function csvNumbers(numbers: ClusterNumbers): string {
  const { mode, k, space, position, centroids, counts, points, inertia } = numbers;
  const rows = centroids.map(([r, g, b], label) => {
    const count = counts[label];
    return [label + 1, r, g, b, count, count / points, mode, k, space, position, points, inertia];
  });
  return [COLUMNS, ...rows].map((row) => `${row.join(',')}\n`).join('');
}
