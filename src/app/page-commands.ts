import type { Command, Sentence } from '../lens/commands.ts';
import type { KLens } from '../lens/k-lens.ts';
import { onOff, unlessPicture, unlessRunning } from '../lens/sentences.ts';
import type { Saving } from './saving.ts';

/** What of the page can be opened and closed. */
export interface Page {
  helpOpen: boolean;
  drawerOpen: boolean;
  /** In the drawer's place. */
  tutorialsOpen: boolean;
  numbersShown: boolean;
  whichKOpen: boolean;
  /** What the numbers mean. */
  meaningsOpen: boolean;
  /** True while there is nothing but the picture. */
  bare: boolean;
  /** True while the start screen covers the picture. */
  readonly atStart: boolean;
  /** True where the camera that runs is the only one. */
  readonly onlyCamera: boolean;
}

/** The commands of the page around a lens. */
export function pageCommands(lens: KLens, page: Page, saving: Saving): readonly Command[] {
  const unlessStarted = (): Sentence | null => (page.atStart ? { id: 'first.start' } : null);
  const unlessPictured = () => unlessStarted() ?? unlessPicture(lens);
  /** A word about a file, over a picture that goes on. */
  const passing = () => lens.error !== null && lens.state !== 'failed';
  const layer = (name: 'helpOpen' | 'meaningsOpen' | 'whichKOpen' | 'tutorialsOpen' | 'drawerOpen' | 'bare') => ({
    open: () => page[name],
    close: () => {
      page[name] = false;
    },
  });
  let refused = false;
  const fullScreen = () => document.fullscreenElement !== null;
  /** What Escape closes, the topmost first. */
  const layers: readonly { open(): boolean; close(): void }[] = [
    layer('helpOpen'),
    { open: passing, close: () => lens.dismiss() },
    { open: () => lens.exactRun !== null, close: () => lens.cancelExact() },
    layer('meaningsOpen'),
    layer('whichKOpen'),
    layer('tutorialsOpen'),
    layer('drawerOpen'),
    layer('bare'),
    { open: fullScreen, close: () => void document.exitFullscreen().catch(() => {}) },
  ];
  const onTop = () => layers.find(({ open }) => open());
  return [
    {
      id: 'save',
      keys: ['KeyS'],
      message: 'command.save',
      group: 'save',
      blocked: unlessPictured,
      run: () => saving.with((output) => output.save('save')),
    },
    {
      id: 'record',
      keys: ['Shift+KeyS'],
      message: 'command.record',
      group: 'save',
      blocked: unlessPictured,
      pressed: () => saving.sign !== null,
      run: () => saving.with((output) => output.record()),
    },
    {
      id: 'which-k',
      keys: ['KeyK'],
      message: 'command.which-k',
      group: 'clusters',
      blocked: () => unlessRunning(lens),
      pressed: () => page.whichKOpen,
      run: () => {
        page.whichKOpen = page.bare || !page.whichKOpen;
        page.bare = false;
        // At once, and not when the plot is there: it is about what was seen.
        if (page.whichKOpen) lens.freeze();
      },
    },
    {
      id: 'numbers',
      keys: ['KeyI'],
      message: 'command.numbers',
      group: 'page',
      blocked: unlessStarted,
      says: () => ({ id: `said.numbers.${onOff(page.numbersShown)}` }),
      pressed: () => page.numbersShown,
      run: () => {
        page.numbersShown = !page.numbersShown;
      },
    },
    {
      id: 'full-screen',
      keys: ['KeyF'],
      message: 'command.full-screen',
      group: 'page',
      blocked: () => (document.fullscreenEnabled ? null : { id: 'first.full-screen' }),
      pressed: fullScreen,
      says: () => (refused ? { id: 'said.no-full-screen' } : null),
      // A browser may refuse; then the page stays as it is.
      run: async () => {
        refused = false;
        const done = fullScreen() ? document.exitFullscreen() : document.documentElement.requestFullscreen();
        await done.catch(() => {
          refused = true;
        });
      },
    },
    {
      id: 'hide',
      keys: ['KeyU'],
      message: 'command.hide',
      group: 'page',
      blocked: unlessStarted,
      pressed: () => page.bare,
      run: () => {
        page.bare = !page.bare;
        if (page.bare) page.drawerOpen = page.tutorialsOpen = page.whichKOpen = false;
      },
    },
    {
      id: 'drawer',
      keys: ['KeyG'],
      message: 'command.drawer',
      group: 'page',
      blocked: unlessStarted,
      pressed: () => page.drawerOpen,
      run: () => {
        page.drawerOpen = page.bare || !page.drawerOpen;
        page.bare = false;
      },
    },
    {
      id: 'tutorials',
      keys: ['Shift+KeyE'],
      message: 'command.tutorials',
      group: 'clusters',
      blocked: unlessStarted,
      pressed: () => page.tutorialsOpen,
      run: () => {
        page.tutorialsOpen = page.bare || !page.tutorialsOpen;
        page.bare = false;
      },
    },
    {
      id: 'help',
      keys: ['KeyH', '?'],
      message: 'command.help',
      group: 'page',
      pressed: () => page.helpOpen,
      run: () => {
        page.helpOpen = !page.helpOpen;
      },
    },
    {
      id: 'close',
      keys: ['Escape'],
      message: 'command.close',
      group: 'page',
      blocked: () => (onTop() ? null : { id: 'first.close' }),
      run: () => onTop()?.close(),
    },
  ];
}
