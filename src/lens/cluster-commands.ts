import { mutedNumbers, SETTINGS, soloOf, toggleMuted, toggleSolo } from '../settings/settings.ts';
import type { Command, Sentence } from './commands.ts';
import type { KLens } from './k-lens.ts';
import { onOff, saysMuted, saysSolo, unlessPicture, unlessRunning } from './sentences.ts';

/** What keys do to the clusters: how many there are, which are seen, where they start. */
export function clusterCommands(lens: KLens): readonly Command[] {
  const setK = (k: number) => {
    lens.k = k;
  };
  const { min, max } = SETTINGS.k;
  const blocked = () => unlessPicture(lens);
  const unlessAt = (end: number) =>
    blocked() ?? (lens.k === end ? { id: 'first.k', values: { k: String(end) } } : null);
  const isMuted = (number: number) => mutedNumbers(lens.muted).includes(number);
  let ended = false;
  const digits = Array.from({ length: 10 }, (_, i) => i + 1);
  return [
    {
      id: 'k-up',
      keys: ['ArrowUp', '+', '='],
      message: 'command.k-up',
      group: 'clusters',
      repeats: true,
      blocked: () => unlessAt(max),
      run: () => setK(lens.k + 1),
    },
    {
      id: 'k-down',
      keys: ['ArrowDown', '-', '−'],
      message: 'command.k-down',
      group: 'clusters',
      repeats: true,
      blocked: () => unlessAt(min),
      run: () => setK(lens.k - 1),
    },
    ...digits.map(
      (k): Command => ({
        id: `k-${k}`,
        keys: [`Digit${k % 10}`],
        message: 'command.k-set',
        values: { k: String(k) },
        group: 'clusters',
        blocked,
        pressed: () => lens.k === k,
        run: () => setK(k),
      }),
    ),
    ...digits.slice(0, 9).map(
      (number): Command => ({
        id: `mute-${number}`,
        keys: [`Shift+Digit${number}`],
        message: 'command.mute',
        values: { number: String(number) },
        group: 'clusters',
        blocked: () => blocked() ?? unlessAlone(lens) ?? unlessThere(lens, number),
        says: () => saysMuted(lens.muted, number),
        pressed: () => isMuted(number),
        run: () => {
          lens.muted = toggleMuted(lens.muted, number);
        },
      }),
    ),
    {
      id: 'solo',
      keys: ['KeyJ'],
      message: 'command.solo',
      group: 'clusters',
      repeats: true,
      blocked: () => blocked() ?? unlessAlone(lens) ?? (lens.k > 1 ? null : { id: 'first.solo' }),
      says: () => saysSolo(lens.muted, lens.k),
      run: () => {
        const next = soloOf(lens.muted, lens.k) + 1;
        lens.muted = next > lens.k ? '' : toggleSolo('', next, lens.k);
      },
    },
    switchOf(lens, 'sheet', 'Shift+KeyJ'),
    {
      id: 'reseed',
      keys: ['KeyR'],
      message: 'command.reseed',
      group: 'clusters',
      blocked: () => unlessRunning(lens),
      says: () => ({ id: lens.state === 'frozen' ? 'said.reseed-frozen' : 'said.reseed' }),
      run: () => lens.reseed(),
    },
    {
      id: 'exact',
      keys: ['KeyE'],
      message: 'command.exact',
      group: 'clusters',
      blocked: () => unlessRunning(lens),
      says: () => (ended ? { id: 'said.exact-best' } : lens.exactRun && { id: 'said.exact' }),
      pressed: () => lens.exactRun !== null,
      // A failure is told by the element; a second press takes the best so far.
      run: () => {
        ended = lens.exactRun !== null;
        if (ended) lens.cancelExact();
        else lens.exact(lens.exactOptions).catch(() => {});
      },
    },
    switchOf(lens, 'cold', 'KeyW'),
    switchOf(lens, 'steady', 'KeyY'),
    {
      id: 'reset',
      keys: ['Shift+KeyR'],
      message: 'command.reset',
      group: 'clusters',
      blocked,
      says: () => ({ id: 'said.reset' }),
      run: () => lens.reset(),
    },
  ];
}

/** On the sheet each has a tile of its own: nothing would be seen of it. */
function unlessAlone(lens: KLens): Sentence | null {
  return lens.sheet ? { id: 'first.sheet' } : null;
}

function unlessThere({ k }: KLens, number: number): Sentence | null {
  if (number <= k) return null;
  return k > 1 ? { id: 'first.mute', values: { k: String(k) } } : { id: 'first.mute-one' };
}

function switchOf(lens: KLens, id: 'cold' | 'steady' | 'sheet', key: string): Command {
  return {
    id,
    keys: [key],
    message: `command.${id}`,
    group: 'clusters',
    blocked: () => unlessPicture(lens),
    says: () => {
      // What each frame brings is seen once there are frames again.
      const later = id !== 'sheet' && lens[id] && lens.state === 'frozen';
      return { id: later ? `said.${id}.later` : `said.${id}.${onOff(lens[id])}` };
    },
    pressed: () => lens[id],
    run: () => {
      lens[id] = !lens[id];
    },
  };
}
