import type { Quality } from '../../lens/which-k.ts';

/** Inertia in percent of that of one cluster, whatever the space: 100 at most; 0 where there is none to begin with. */
export function inertiaPercents(found: readonly Quality[]): readonly number[] {
  const all = found[0]?.inertia ?? 0;
  return found.map(({ inertia }) => (all > 0 ? (100 * inertia) / all : 0));
}

/** The highest silhouette, with the smallest k of equals; null where there is none. */
export function bestSilhouette(found: readonly Quality[]): Quality | null {
  const known = found.filter(({ silhouette }) => silhouette !== null);
  return known.reduce<Quality | null>((best, one) => (best && value(best) >= value(one) ? best : one), null);
}

/**
 * The ks whose silhouette is about as high as the best one's, that one among them: nearer to it than two means of so many
 * samples differ by chance, 1.96 standard errors of their difference (95 of 100 times). One cluster more that lowers no
 * inertia is the same answer again, and is left out.
 */
export function aboutEqual(found: readonly Quality[]): readonly number[] {
  const best = bestSilhouette(found);
  if (!best) return [];
  const isEqual = (one: Quality, i: number) => {
    if (one === best) return true;
    if (one.silhouette === null || one.inertia >= (found[i - 1]?.inertia ?? Infinity)) return false;
    return value(best) - value(one) <= 1.96 * Math.hypot(best.silhouetteError, one.silhouetteError);
  };
  return found.filter(isEqual).map(({ k }) => k);
}

/** Ascending numbers as people say them: "2 to 5, 8". */
export function rangesText(ks: readonly number[]): string {
  const runs: number[][] = [];
  for (const k of ks) {
    const run = runs.at(-1);
    if (run?.at(-1) === k - 1) run.push(k);
    else runs.push([k]);
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]} to ${run.at(-1)}` : run.join(', '))).join(', ');
}

/** An elbow stands out from its neighbors by so much, where both axes are 1 long. 1/k, which has none, does by 0.013. */
const CLEAR_ELBOW = 0.02;

/**
 * The k at which the curve of inertia bends: it lies farthest below the line from its first point to its last, both axes
 * taken from 0 to 1. V. Satopää et al.: Finding a "Kneedle" in a Haystack, ICDCS Workshops 2011.
 *
 * @returns null where no k lies clearly farther below than those beside it
 */
export function elbowOf(found: readonly Quality[]): number | null {
  const first = found[0]?.inertia ?? 0;
  const last = found.at(-1)?.inertia ?? 0;
  if (found.length < 3 || first <= last) return null;
  const depths = found.map(({ inertia }, i) => 1 - i / (found.length - 1) - (inertia - last) / (first - last));
  const deepest = depths.indexOf(Math.max(...depths));
  const beside = Math.max(depths[deepest - 1] ?? 0, depths[deepest + 1] ?? 0);
  return depths[deepest] - beside >= CLEAR_ELBOW ? found[deepest].k : null;
}

/** Where the axis of silhouettes begins: at 0, or at a tenth below the lowest. */
export function silhouetteFloor(found: readonly Quality[]): number {
  return Math.floor(10 * Math.min(0, ...found.map(value))) / 10;
}

const value = ({ silhouette }: Quality) => silhouette ?? 0;

/** Percent as people read it. */
export const percentText = (percent: number) => percent.toFixed(1);
/** A silhouette as people read it. */
export const silhouetteText = (silhouette: number | null) => silhouette?.toFixed(2) ?? '–';
