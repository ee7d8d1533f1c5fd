import { SETTINGS, soloOf, toggleMuted, toggleSolo } from '../settings/settings.ts';
import type { Command } from './commands.ts';
import { isRunning } from './events.ts';
import type { KLens } from './k-lens.ts';

/** What keys do to the clusters: how many there are, which are seen, where they start. */
export function clusterCommands(lens: KLens): readonly Command[] {
  const setK = (k: number) => {
    lens.k = k;
  };
  const { min, max } = SETTINGS.k;
  const digits = Array.from({ length: 10 }, (_, i) => i + 1);
  return [
    {
      id: 'k-up',
      keys: ['ArrowUp', '+', '='],
      message: 'command.k-up',
      group: 'clusters',
      repeats: true,
      enabled: () => lens.k < max,
      run: () => setK(lens.k + 1),
    },
    {
      id: 'k-down',
      keys: ['ArrowDown', '-', '−'],
      message: 'command.k-down',
      group: 'clusters',
      repeats: true,
      enabled: () => lens.k > min,
      run: () => setK(lens.k - 1),
    },
    ...digits.map(
      (k): Command => ({
        id: `k-${k}`,
        keys: [`Digit${k % 10}`],
        message: 'command.k-set',
        values: { k: String(k) },
        group: 'clusters',
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
        enabled: () => number <= lens.k,
        pressed: () => lens.muted.split(' ').includes(String(number)),
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
      enabled: () => lens.k > 1,
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
      enabled: () => isRunning(lens.state),
      run: () => lens.reseed(),
    },
    {
      id: 'exact',
      keys: ['KeyE'],
      message: 'command.exact',
      group: 'clusters',
      enabled: () => isRunning(lens.state),
      pressed: () => lens.exactRun !== null,
      // A failure is told by the element; a second press takes the best so far.
      run: () => (lens.exactRun ? lens.cancelExact() : void lens.exact(lens.exactOptions).catch(() => {})),
    },
    switchOf(lens, 'cold', 'KeyW'),
    switchOf(lens, 'steady', 'KeyY'),
    {
      id: 'reset',
      keys: ['Shift+KeyR'],
      message: 'command.reset',
      group: 'clusters',
      run: () => lens.reset(),
    },
  ];
}

function switchOf(lens: KLens, id: 'cold' | 'steady' | 'sheet', key: string): Command {
  return {
    id,
    keys: [key],
    message: `command.${id}`,
    group: 'clusters',
    pressed: () => lens[id],
    run: () => {
      lens[id] = !lens[id];
    },
  };
}
