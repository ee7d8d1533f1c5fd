/** What a clustering comes to, in numbers, from which its inertia can be found again. */
export interface ClusterNumbers {
  /** What was clustered, and how. */
  readonly about: {
    /** exact: every pixel of a still frame; live: its samples. */
    readonly mode: 'exact' | 'live';
    readonly k: number;
    readonly space: string;
    /** What became of the space's own values before they were clustered. */
    readonly scaling: string;
    /** Those of the centroids and of the inertia, in words. */
    readonly units: string;
    /** Weight of the position against the color, in percent. */
    readonly position: number;
    /** Sum of squared distances of the points to their centroids, in these units (OpenCV: compactness). */
    readonly inertia: number;
    /** Mean squared difference of the points and their colors as drawn, per channel, in RGB of 0–255 units. */
    readonly mse: number;
    /** Number of points: of the samples, or of all pixels. */
    readonly points: number;
  };
  /** How an exact run found it; null where the live lens did. */
  readonly run: {
    readonly seeding: string;
    readonly seed: number;
    readonly attempts: number;
    /** Which of them was the best, from 1. */
    readonly attempt: number;
    readonly maxIterations: number;
    /** Of that attempt. */
    readonly iterations: number;
    readonly criterion: string;
    readonly tolerance: number;
    /** True where it ended by the criterion. */
    readonly converged: boolean;
    /** True where somebody ended it: the best so far. */
    readonly cancelled: boolean;
    readonly rounding: string;
  } | null;
  /** By label. */
  readonly clusters: readonly {
    /** Three values, in the units that were clustered. */
    readonly centroid: readonly number[];
    /** The same as r, g, b, 0 to 255, not rounded unless the run asked for it. */
    readonly color: readonly number[];
    /** Points of the cluster. */
    readonly count: number;
  }[];
}

export function jsonNumbers({ about, run, clusters }: ClusterNumbers): string {
  const rows = clusters.map(({ color, centroid, count }, label) => ({
    number: label + 1,
    color,
    centroid,
    count,
    share: count / about.points,
  }));
  return `${JSON.stringify({ ...about, ...run, clusters: rows }, null, 2)}\n`;
}

/** A row per cluster. What is one value for all clusters stands in every row, so that tables can be put together. */
export function csvNumbers({ about, run, clusters }: ClusterNumbers): string {
  const { mode, k, space, position, points, inertia, mse, scaling, units } = about;
  const rows = clusters.map(({ color: [r, g, b], centroid: [x, y, z], count }, label) => {
    const own = { number: label + 1, r, g, b, count, share: count / points };
    const values = { centroid_1: x, centroid_2: y, centroid_3: z };
    return { ...own, mode, k, space, position, points, inertia, mse, scaling, units, ...values, ...(run ?? NO_RUN) };
  });
  const head = Object.keys(rows[0] ?? {});
  return [head, ...rows.map((row) => Object.values(row))].map((row) => `${row.map(field).join(',')}\n`).join('');
}

/** The columns are the same for every file. */
const NO_RUN: Readonly<Record<keyof NonNullable<ClusterNumbers['run']>, ''>> = {
  seeding: '',
  seed: '',
  attempts: '',
  attempt: '',
  maxIterations: '',
  iterations: '',
  criterion: '',
  tolerance: '',
  converged: '',
  cancelled: '',
  rounding: '',
};

/** As RFC 4180 has it. */
function field(value: string | number | boolean): string {
  const written = String(value);
  return /[",\n]/.test(written) ? `"${written.replaceAll('"', '""')}"` : written;
}
