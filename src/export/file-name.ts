import { SETTINGS, type Settings } from '../settings/settings.ts';

/**
 * A name that says what the file holds: `k-lens-8-lab-labels.png`. The default color space is not worth a word.
 * @param part what of the clustering it is; '' for the picture
 */
export function fileName({ k, space }: Pick<Settings, 'k' | 'space'>, part: string, ending: string): string {
  const words = ['k-lens', k, space === SETTINGS.space.default ? '' : space, part];
  return `${words.filter((word) => word !== '').join('-')}.${ending}`;
}
