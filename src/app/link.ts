import { isRunning, type LensState, type Swatch } from '../lens/events.ts';
import type { Settings } from '../settings/settings.ts';
import { writeHash } from './hash.ts';

/** What a link to a lens is made of. */
export interface Linked {
  readonly state: LensState;
  readonly palette: readonly Pick<Swatch, 'color'>[];
}

/** True where a view is about single clusters, or about the very picture that stands: it takes the same numbers again. */
export function numbersMatter({ muted, view, sheet, frozen }: Settings): boolean {
  return muted !== '' || sheet || frozen || view === 'labels' || view === 'gray';
}

/**
 * The hash that opens the same view. With `numbered` its clusters start from the colors that they have now, so that each has
 * the same number again; before there are any, from those that were given.
 */
export function linkHash({ state, palette }: Linked, settings: Settings, numbered = numbersMatter(settings)): string {
  const known = isRunning(state) && palette.length === settings.k;
  const seeds = known ? palette.map(({ color }) => color.slice(1)).join(' ') : settings.seeds;
  return writeHash({ ...settings, seeds: numbered ? seeds : '' });
}
