import { SETTINGS } from '../settings/settings.ts';
import { clusterCommands } from './cluster-commands.ts';
import type { Command, Sentence } from './commands.ts';
import { isRunning } from './events.ts';
import type { KLens } from './k-lens.ts';
import { pickFile } from './pick-file.ts';
import { onOff, unlessPicture, unlessRunning } from './sentences.ts';

/** The commands that a lens understands, on any page. */
export function lensCommands(lens: KLens): readonly Command[] {
  return [...pictureCommands(lens), ...clusterCommands(lens), ...stepCommands(lens), ...sourceCommands(lens)];
}

function pictureCommands(lens: KLens): readonly Command[] {
  const frozen = () => lens.state === 'frozen';
  const blocked = () => unlessPicture(lens);
  return [
    {
      id: 'freeze',
      keys: ['Space'],
      message: 'command.freeze',
      group: 'picture',
      blocked: () => unlessRunning(lens) ?? (lens.onePicture ? { id: 'first.still' } : null),
      says: () => ({ id: frozen() ? 'said.frozen' : 'said.live' }),
      pressed: frozen,
      run: () => (frozen() ? lens.resume() : lens.freeze()),
    },
    {
      id: 'view',
      keys: ['KeyV'],
      message: 'command.view',
      group: 'picture',
      blocked,
      says: () => ({ id: `said.view.${lens.view}` }),
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
      blocked: () => blocked() ?? (lens.sheet ? { id: 'first.sheet-split' } : null),
      says: () => ({ id: `said.split.${onOff(lens.split > 0)}` }),
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
      blocked,
      says: () => ({ id: `said.space.${lens.space}` }),
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
      blocked,
      says: () => ({ id: `said.mirror.${onOff(lens.mirrored)}` }),
      pressed: () => lens.mirrored,
      run: () => {
        const mirrored = !lens.mirrored;
        // Where it goes by itself as it is wished for, it goes by itself again.
        lens.mirror = 'auto';
        if (lens.mirrored !== mirrored) lens.mirror = onOff(mirrored);
      },
    },
  ];
}

function stepCommands(lens: KLens): readonly Command[] {
  const unlessFrozen = (why: Sentence) => unlessRunning(lens) ?? (lens.state === 'frozen' ? null : why);
  return [
    {
      id: 'step',
      keys: ['KeyN'],
      message: 'command.step',
      group: 'steps',
      repeats: true,
      blocked: () => unlessFrozen({ id: 'first.step', values: { key: 'N' } }),
      run: () => lens.step(),
    },
    {
      id: 'step-back',
      keys: ['KeyB'],
      message: 'command.step-back',
      group: 'steps',
      repeats: true,
      blocked: () =>
        unlessFrozen({ id: 'first.step-back', values: { key: 'B' } }) ??
        (lens.stats.mode === 'stepping' ? null : { id: 'first.no-step' }),
      run: () => lens.stepBack(),
    },
    {
      id: 'play',
      keys: ['KeyP'],
      message: 'command.play',
      group: 'steps',
      blocked: () => unlessFrozen({ id: 'first.play', values: { key: 'P' } }),
      says: () => ({ id: lens.playing ? 'said.play' : 'said.play-off' }),
      pressed: () => lens.playing,
      run: () => lens.togglePlay(),
    },
  ];
}

function sourceCommands(lens: KLens): readonly Command[] {
  // A failure shows by itself: the element's state and error say so.
  const start = (source?: 'camera' | 'demo' | 'screen') => lens.start(source).catch(() => {});
  let wanted = false;
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
      says: () => (isRunning(lens.state) ? { id: 'said.next-camera' } : null),
      run: () => lens.nextCamera().catch(() => {}),
    },
    {
      id: 'lock-camera',
      keys: ['Shift+KeyK'],
      message: 'command.lock-camera',
      group: 'source',
      blocked: () => (lens.lockable ? null : { id: lens.cameraId === null ? 'lock.no-camera' : 'lock.unable' }),
      says: () => ({ id: `said.${wanted === lens.locked ? '' : 'not-'}${wanted ? 'locked' : 'unlocked'}` }),
      pressed: () => lens.locked,
      run: () => {
        wanted = !lens.locked;
        return lens.setLocked(wanted);
      },
    },
    {
      id: 'demo',
      keys: ['KeyD'],
      message: 'command.demo',
      group: 'source',
      says: () => (isRunning(lens.state) ? { id: 'said.demo' } : null),
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
      blocked: () => (lens.state === 'idle' || lens.state === 'stopped' ? { id: 'first.quit' } : null),
      run: () => lens.stop(),
    },
  ];
}
