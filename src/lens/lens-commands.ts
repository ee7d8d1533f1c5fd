import { K_MAX, SETTINGS, soloOf, toggleMuted, toggleSolo } from '../settings/settings.ts';
import type { Command } from './commands.ts';
import type { KLens } from './k-lens.ts';
import { pickFile } from './pick-file.ts';

/** The commands that a lens understands, on any page. */
export function lensCommands(lens: KLens): readonly Command[] {
  const running = () => lens.state === 'live' || lens.state === 'frozen';
  const frozen = () => lens.state === 'frozen';
  const setK = (k: number) => () => {
    lens.k = k;
  };
  // A failure shows by itself: the element's state and error say so.
  const start = (source?: 'camera' | 'demo' | 'screen') => void lens.start(source).catch(() => {});
  const switchOf = (id: 'cold' | 'steady', key: string): Command => ({
    id,
    keys: [key],
    message: `command.${id}`,
    group: 'clusters',
    pressed: () => lens[id],
    run: () => {
      lens[id] = !lens[id];
    },
  });
  const { min, max } = SETTINGS.k;
  const digits = Array.from({ length: 10 }, (_, i) => i + 1);
  return [
    {
      id: 'freeze',
      keys: ['Space'],
      message: 'command.freeze',
      group: 'picture',
      enabled: running,
      pressed: frozen,
      run: () => (frozen() ? lens.resume() : lens.freeze()),
    },
    {
      id: 'k-up',
      keys: ['ArrowUp', '+', '='],
      message: 'command.k-up',
      group: 'clusters',
      repeats: true,
      enabled: () => lens.k < max,
      run: () => setK(lens.k + 1)(),
    },
    {
      id: 'k-down',
      keys: ['ArrowDown', '-', '−'],
      message: 'command.k-down',
      group: 'clusters',
      repeats: true,
      enabled: () => lens.k > min,
      run: () => setK(lens.k - 1)(),
    },
    ...digits.map(
      (k): Command => ({
        id: `k-${k}`,
        keys: [`Digit${k % 10}`],
        message: 'command.k-set',
        values: { k: String(k) },
        group: 'clusters',
        pressed: () => lens.k === k,
        run: setK(k),
      }),
    ),
    ...digits.slice(0, 9).map(
      (number): Command => ({
        id: `mute-${number}`,
        keys: [`Shift+Digit${number}`],
        message: 'command.mute',
        values: { number: String(number) },
        group: 'clusters',
        enabled: () => number <= Math.min(lens.k, K_MAX),
        pressed: () => lens.muted.split(' ').includes(String(number)),
        run: () => {
          lens.muted = toggleMuted(lens.muted, number);
        },
      }),
    ),
    {
      id: 'view',
      keys: ['KeyV'],
      message: 'command.view',
      group: 'picture',
      run: () => {
        const { choices } = SETTINGS.view;
        lens.view = choices[(choices.indexOf(lens.view) + 1) % choices.length];
      },
    },
    {
      id: 'split',
      keys: ['Shift+KeyV'],
      message: 'command.split',
      group: 'picture',
      pressed: () => lens.split > 0,
      run: () => {
        lens.split = lens.split > 0 ? 0 : 50;
      },
    },
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
    {
      id: 'sheet',
      keys: ['Shift+KeyJ'],
      message: 'command.sheet',
      group: 'clusters',
      pressed: () => lens.sheet,
      run: () => {
        lens.sheet = !lens.sheet;
      },
    },
    {
      id: 'space',
      keys: ['KeyC'],
      message: 'command.space',
      group: 'picture',
      run: () => {
        const { choices } = SETTINGS.space;
        lens.space = choices[(choices.indexOf(lens.space) + 1) % choices.length];
      },
    },
    {
      id: 'mirror',
      keys: ['KeyM'],
      message: 'command.mirror',
      group: 'picture',
      pressed: () => lens.mirrored,
      run: () => {
        lens.mirror = lens.mirrored ? 'off' : 'on';
      },
    },
    {
      id: 'reseed',
      keys: ['KeyR'],
      message: 'command.reseed',
      group: 'clusters',
      enabled: running,
      run: () => lens.reseed(),
    },
    {
      id: 'exact',
      keys: ['KeyE'],
      message: 'command.exact',
      group: 'clusters',
      enabled: () => lens.state === 'live' || lens.state === 'frozen',
      pressed: () => lens.exactRun !== null,
      // A failure is told by the element; a second press takes the best so far.
      run: () => (lens.exactRun ? lens.cancelExact() : void lens.exact(lens.exactOptions).catch(() => {})),
    },
    switchOf('cold', 'KeyW'),
    switchOf('steady', 'KeyY'),
    {
      id: 'reset',
      keys: ['Shift+KeyR'],
      message: 'command.reset',
      group: 'clusters',
      run: () => lens.reset(),
    },
    {
      id: 'step',
      keys: ['KeyN'],
      message: 'command.step',
      group: 'steps',
      repeats: true,
      enabled: frozen,
      run: () => void lens.step(),
    },
    {
      id: 'step-back',
      keys: ['KeyB'],
      message: 'command.step-back',
      group: 'steps',
      repeats: true,
      enabled: frozen,
      run: () => lens.stepBack(),
    },
    {
      id: 'play',
      keys: ['KeyP'],
      message: 'command.play',
      group: 'steps',
      enabled: frozen,
      pressed: () => lens.playing,
      run: () => lens.togglePlay(),
    },
    {
      id: 'camera',
      keys: [],
      message: 'command.camera',
      group: 'source',
      run: () => start('camera'),
    },
    {
      id: 'next-camera',
      keys: ['KeyX'],
      message: 'command.next-camera',
      group: 'source',
      run: () => void lens.nextCamera().catch(() => {}),
    },
    {
      id: 'lock-camera',
      keys: ['Shift+KeyK'],
      message: 'command.lock-camera',
      group: 'source',
      enabled: () => lens.lockable,
      pressed: () => lens.locked,
      run: () => void lens.setLocked(!lens.locked),
    },
    {
      id: 'demo',
      keys: ['KeyD'],
      message: 'command.demo',
      group: 'source',
      run: () => start('demo'),
    },
    {
      id: 'open',
      keys: ['KeyO'],
      message: 'command.open',
      group: 'source',
      run: () => pickFile((file) => void lens.open(file).catch(() => {})),
    },
    {
      id: 'screen',
      keys: [],
      message: 'command.screen',
      group: 'source',
      run: () => start('screen'),
    },
    {
      id: 'quit',
      keys: ['KeyQ'],
      message: 'command.quit',
      group: 'source',
      enabled: () => lens.state !== 'idle' && lens.state !== 'stopped',
      run: () => lens.stop(),
    },
  ];
}
