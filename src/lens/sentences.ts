import { mutedNumbers, soloOf } from '../settings/settings.ts';
import type { Sentence } from './commands.ts';
import type { KLens } from './k-lens.ts';

/** What to do first where nothing runs; null where something does. */
export function unlessRunning({ state }: Pick<KLens, 'state'>): Sentence | null {
  if (state === 'live' || state === 'frozen') return null;
  return { id: state === 'starting' ? 'first.wait' : 'first.start' };
}

/** What to do first where there is nothing to see it on; the last picture of what was stopped is something. */
export function unlessPicture(lens: Pick<KLens, 'state' | 'hasPicture'>): Sentence | null {
  return lens.hasPicture ? null : (unlessRunning(lens) ?? { id: 'first.wait' });
}

export const onOff = (on: boolean) => (on ? 'on' : 'off');

/** What is on once a cluster was muted or brought back. */
export function saysMuted(muted: string, number: number): Sentence {
  const id = mutedNumbers(muted).includes(number) ? 'said.muted' : 'said.unmuted';
  return { id, values: { number: String(number) } };
}

/** What is on once one of k clusters was left alone, or none any more. */
export function saysSolo(muted: string, k: number): Sentence {
  const number = soloOf(muted, k);
  return number > 0 ? { id: 'said.solo', values: { number: String(number) } } : { id: 'said.none-muted' };
}
