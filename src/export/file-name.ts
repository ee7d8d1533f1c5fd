import { SETTINGS } from '../settings/settings.ts';

/** What was clustered, for the names of its files. */
export interface Clustered {
  readonly k: number;
  readonly space: string;
  /** What became of the space's values; 'none' where nothing did. */
  readonly scaling?: string;
}

/**
 * A name that says what the file holds: `k-lens-8-lab-min-max-labels.png`. The default color space is not worth a word, nor
 * are values as they are.
 * @param part what of the clustering it is; '' for the picture
 */
export function fileName({ k, space, scaling = 'none' }: Clustered, part: string, ending: string): string {
  const own = space === SETTINGS.space.default ? '' : space;
  const words = ['k-lens', k, own, scaling === 'none' ? '' : scaling, part];
  return `${words.filter((word) => word !== '').join('-')}.${ending}`;
}
