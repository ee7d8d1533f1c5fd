import { SETTINGS } from '../settings/settings.ts';
import { clusterCommands } from './cluster-commands.ts';
import type { Command } from './commands.ts';
import { isRunning } from './events.ts';
import type { KLens } from './k-lens.ts';
import { pickFile } from './pick-file.ts';

/** The commands that a lens understands, on any page. */
export function lensCommands(lens: KLens): readonly Command[] {
  return [...pictureCommands(lens), ...clusterCommands(lens), ...stepCommands(lens), ...sourceCommands(lens)];
}

function pictureCommands(lens: KLens): readonly Command[] {
  const frozen = () => lens.state === 'frozen';
  return [
    {
      id: 'freeze',
      keys: ['Space'],
      message: 'command.freeze',
      group: 'picture',
      enabled: () => isRunning(lens.state),
      pressed: frozen,
      run: () => (frozen() ? lens.resume() : lens.freeze()),
    },
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
  ];
}

function stepCommands(lens: KLens): readonly Command[] {
  const frozen = () => lens.state === 'frozen';
  return [
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
  ];
}

function sourceCommands(lens: KLens): readonly Command[] {
  // A failure shows by itself: the element's state and error say so.
  const start = (source?: 'camera' | 'demo' | 'screen') => void lens.start(source).catch(() => {});
  return [
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
