import { LAB_CUBE, OKLAB_CUBE } from '../../color/constants.ts';
import { COLOR_SPACES, type Space } from '../../color/spaces.ts';
import type { Scaling } from '../../exact/units.ts';
import type { Clustered } from '../../export/file-name.ts';
import type { ClusterNumbers } from '../../export/numbers.ts';
import type { ExactPicture } from '../../lens/exact-control.ts';
import type { KLens } from '../../lens/k-lens.ts';
import '../../settings/export-strings.ts';
import { text } from '../../settings/strings.ts';

type Shown = Pick<KLens, 'k' | 'space' | 'position' | 'centroids' | 'palette' | 'stats' | 'exactResult'>;

/** Of an exact run its own: it may have clustered what the lens does not know. */
export function clusteredBy({ k, space, exactResult }: Pick<Shown, 'k' | 'space' | 'exactResult'>): Clustered {
  const { settings } = exactResult ?? {};
  return {
    k,
    space,
    scaling: 'none',
    ...(settings && { k: settings.k, space: settings.space, scaling: settings.scaling }),
  };
}

/** What the picture comes to: the exact run's numbers, or those of the live lens. */
export function numbersOf(lens: Shown): ClusterNumbers {
  return lens.exactResult ? exactNumbers(lens.exactResult) : liveNumbers(lens);
}

const triples = (values: Float64Array) =>
  Array.from({ length: values.length / 3 }, (_, c) => [...values.subarray(3 * c, 3 * c + 3)]);

function exactNumbers(result: ExactPicture): ClusterNumbers {
  const { k, width, height, inertia, mse, iterations, converged, cancelled, settings } = result;
  const { space, scaling, seeding, seed, maxIterations, criterion, tolerance, rounding } = settings;
  const units = unitsOf(space === 'hsv' ? 'hsv-bytes' : space, scaling);
  const attempts = seeding === 'warm' ? 1 : settings.attempts;
  const colors = triples(result.colors);
  const about = { mode: 'exact', k, space, scaling, units, position: 0, inertia, mse, points: width * height } as const;
  const how = { seeding, seed, attempts, attempt: result.attempt + 1, maxIterations, iterations };
  return {
    about,
    run: { ...how, criterion, tolerance, converged, cancelled, rounding },
    clusters: triples(result.centroids).map((centroid, c) => ({ centroid, color: colors[c], count: result.counts[c] })),
  };
}

function liveNumbers({ space, position, centroids, palette, stats }: Shown): ClusterNumbers {
  const { samples: points, inertia, mse } = stats;
  const [k, scaling, units] = [centroids.length, 'none', unitsOf(space, 'none')];
  return {
    about: { mode: 'live', k, space, scaling, units, position, inertia, mse, points },
    run: null,
    clusters: centroids.map((color, label) => ({
      centroid: liveValues(space, color),
      color,
      count: Math.round((palette[label]?.share ?? 0) * points),
    })),
  };
}

/** Where the cube of a space has the origin of its own units, in these. */
const ORIGINS: Readonly<Record<Space, readonly number[]>> = {
  rgb: [0, 0, 0],
  hsv: [0, 0, 0],
  lab: LAB_CUBE.offset,
  oklab: OKLAB_CUBE.offset,
};

/** A color, r, g, b, 0 to 255, in the units in which the live lens tells its inertia. */
function liveValues(space: Space, [r, g, b]: readonly number[]): number[] {
  if (space === 'rgb') return [r, g, b];
  const { fromRgb, scale } = COLOR_SPACES[space];
  return fromRgb(r / 255, g / 255, b / 255).map((value, i) => value * scale - ORIGINS[space][i]);
}

/** The units of values, in words. @param own the space's own units */
const unitsOf = (own: Space | 'hsv-bytes', scaling: Scaling) => text(`units.${scaling}`, { own: text(`units.${own}`) });
