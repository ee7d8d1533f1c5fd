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

/** Where the axis of silhouettes begins: at 0, or at a tenth below the lowest. */
export function silhouetteFloor(found: readonly Quality[]): number {
  return Math.floor(10 * Math.min(0, ...found.map(value))) / 10;
}

const value = ({ silhouette }: Quality) => silhouette ?? 0;

/** Percent as people read it. */
export const percentText = (percent: number) => percent.toFixed(1);
/** A silhouette as people read it. */
export const silhouetteText = (silhouette: number | null) => silhouette?.toFixed(2) ?? '–';
