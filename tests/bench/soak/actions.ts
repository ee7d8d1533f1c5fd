import type { Page } from '@playwright/test';
import type { KLens } from '../../../src/lens/k-lens.ts';
import { ask } from '../../browser/app-page.ts';

export type Random = () => number;

/** Something that a viewer, a page or a machine does to the lens. */
export interface Action {
  readonly name: string;
  /** How often it comes up, beside the others: a whole number. */
  readonly weight: number;
  run(page: Page, random: Random): Promise<void>;
}

/** Commands that ask for a file, leave files behind, or need a screen. */
const LEFT_OUT = /^(open|save|record|full-?screen)/;
/** Keys that a keyboard has everywhere. */
const PLAIN_KEY = /^(Shift\+)?(Key[A-Z]|Digit\d|Space|Arrow(Up|Down))$/;
const VIEWPORTS = [
  [1280, 720],
  [390, 844],
  [1024, 768],
  [1600, 900],
] as const;
/** tfjs keeps a program for each size of its textures: a soak over all of them would only show that. */
const RESOLUTIONS = [160, 96, 240];
/** A context that does not come back is given up by the lens after a second. */
const LOSS_MS = 2_500;

const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)];

/** The keys of every command there is, one press a key. */
export async function keyActions(page: Page): Promise<Action[]> {
  const commands = await ask(page, (lens: KLens) => lens.commands.map(({ id, keys }) => ({ id, keys: [...keys] })));
  const keys = commands.filter(({ id }) => !LEFT_OUT.test(id)).flatMap((command) => command.keys);
  return [...keys.filter((key) => PLAIN_KEY.test(key)), 'Escape'].map((key) => ({
    name: key,
    weight: key === 'Escape' || key === 'Space' ? 4 : 1,
    run: (page) => page.keyboard.press(key),
  }));
}

export const OTHER_ACTIONS: readonly Action[] = [
  ...VIEWPORTS.map(
    ([width, height]): Action => ({
      name: `${width}×${height}`,
      weight: 2,
      run: (page) => page.setViewportSize({ width, height }),
    }),
  ),
  ...RESOLUTIONS.map(
    (resolution): Action => ({
      name: `hash, resolution ${resolution}`,
      weight: 3,
      run: async (page, random) => {
        const k = 1 + Math.floor(random() * 32);
        const view = pick(['segments', 'labels', 'gray', 'outlines', 'original'], random);
        const source = pick(['camera', 'demo'], random);
        const hash = `#k=${k}&view=${view}&source=${source}&resolution=${resolution}&muted=2`;
        await page.evaluate((hash) => {
          location.hash = hash;
        }, hash);
      },
    }),
  ),
];

/** The graphics driver takes the context away; it comes back, or does not. */
export const LOSSES: readonly Action[] = [true, false].map((comesBack) => ({
  name: comesBack ? 'context lost and restored' : 'context lost',
  weight: 0,
  run: async (page) => {
    await ask(page, (lens) => {
      const canvas = lens.shadowRoot?.querySelector('canvas');
      const loser = canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context');
      loser?.loseContext();
      Object.assign(globalThis, { loser });
    });
    await page.waitForTimeout(100);
    if (comesBack) await page.evaluate('loser?.restoreContext()');
    await page.evaluate('delete globalThis.loser');
    await page.waitForTimeout(LOSS_MS);
  },
}));

/** One of them by chance, by their weights. */
export function chooseAction(actions: readonly Action[], random: Random): Action {
  const tickets = actions.flatMap((action) => Array<Action>(action.weight).fill(action));
  return pick(tickets, random);
}

/** Starts the lens again where something stopped it, as a viewer would. */
export async function keepRunning(page: Page, random: Random): Promise<void> {
  const state = await ask(page, (lens) => lens.state);
  if (state === 'live' || state === 'frozen' || state === 'starting') return;
  // The help sheet lies over the buttons.
  if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape');
  const button = page.getByRole('button', { name: random() < 0.5 ? 'Start camera' : 'demo' }).first();
  if (await button.isVisible()) await button.click();
  else await page.keyboard.press('KeyD');
}

/** The same state of everything, so that two countings mean the same. */
export async function rest(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.evaluate(() => {
    const app = document.querySelector('k-lens-app');
    const closed = { helpOpen: false, drawerOpen: false, tutorialsOpen: false, whichKOpen: false, bare: false };
    if (app) Object.assign(app, { ...closed, numbersShown: false });
  });
  await ask(page, async (lens) => {
    lens.stop();
    lens.reset();
    await lens.start('camera');
    // Live, there is always a search or a read under way.
    lens.freeze();
  });
}
