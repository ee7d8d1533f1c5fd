import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { KLens } from '../../src/lens/k-lens.ts';
import { TUTORIALS } from '../../src/tutorials/tutorials.ts';
import { ask, expectState, startCamera } from './app-page.ts';
import { expect, type Launched, type LaunchOptions, test } from './fixtures.ts';
import { fields } from './lens-page.ts';
import type { Video } from './y4m.ts';

const SCENE = fields(160, 120, 9, 20);
/** A bar that wanders. */
const MOVING: Video = {
  width: 160,
  height: 120,
  count: 16,
  frames: (x, y, t) => (Math.abs(x - 10 * t) < 8 ? [240, 220, 40] : [40 + (x % 8), 80 + (y % 16), 120]),
};
type Launch = (options?: LaunchOptions) => Promise<Launched>;

/** The built page with a live camera and the panel open. */
async function openTutorials(launch: Launch, options: LaunchOptions = {}): Promise<Page> {
  const { page, url } = await launch({ y4m: SCENE, ...options });
  await startCamera(page, url);
  await expectState(page, 'live');
  await page.keyboard.press('Shift+E');
  await expect(panel(page)).toBeVisible();
  return page;
}

const panel = (page: Page) => page.getByRole('complementary', { name: 'Exact runs and tutorials' });

async function run(page: Page, id: string): Promise<void> {
  await panel(page)
    .getByRole('button', { name: new RegExp(`^${id} `) })
    .click();
  await expect.poll(() => ask(page, (lens) => lens.exactResult !== null)).toBe(true);
  await expect.poll(() => ask(page, (lens) => lens.stats.settled)).toBe(true);
}

/** The canvas as it is seen, the frame beneath it, and the labels of the run. */
const shown = (page: Page) =>
  ask(page, async (lens) => {
    const read = () => {
      const canvas = lens.shadowRoot?.querySelector('canvas') as HTMLCanvasElement;
      const { width, height } = canvas;
      const context = new OffscreenCanvas(width, height).getContext('2d') as OffscreenCanvasRenderingContext2D;
      context.drawImage(canvas, 0, 0);
      return [...context.getImageData(0, 0, width, height).data];
    };
    const picture = read();
    const { view, split, muted } = lens;
    Object.assign(lens, { view: 'original', split: 0, muted: '' });
    await lens.updateComplete;
    lens.still();
    const original = read();
    Object.assign(lens, { view, split, muted });
    const result = lens.exactResult;
    return { picture, original, labels: [...(result?.labels ?? [])], colors: [...(result?.colors ?? [])] };
  });

const pixel = (data: readonly number[], i: number) => data.slice(4 * i, 4 * i + 3);

for (const { id, exact, show } of TUTORIALS.filter(({ live }) => !live)) {
  test(`tutorial ${id} runs with its parameters, and its result is what the picture shows`, async ({ launchLens }) => {
    const page = await openTutorials(launchLens);
    // Its k is the lens's already: nothing but the result is new.
    await page.locator('main k-lens').evaluate((lens, k) => {
      (lens as KLens).k = k;
    }, exact.k);
    await run(page, id);
    const settings = await ask(page, (lens) => lens.exactResult?.settings);
    expect(settings).toMatchObject(exact);
    expect(await ask(page, ({ view, k, space, split }) => ({ view, k, space, split }))).toEqual({
      view: show.view,
      k: exact.k,
      space: exact.space,
      split: show.split,
    });
    const { picture, original, labels, colors } = await shown(page);
    expect(new Set(labels).size).toBe(exact.k);
    const wrong = labels.filter((label, i) => {
      const left = (i % 160) + 0.5 < (160 * show.split) / 100;
      const expected = left ? pixel(original, i) : expectedColor(show.view, label, colors);
      return expected !== null && pixel(picture, i).some((value, c) => value !== expected[c]);
    });
    expect(wrong.length).toBe(0);
    await expect(panel(page).getByText(`shape (${160 * 120},)`)).toBeVisible();
    await expect(panel(page).getByText(`shape (${exact.k}, 3)`)).toBeVisible();
    await expect(panel(page).locator('tbody tr')).toHaveCount(exact.k);
    await expect(panel(page).locator('pre')).toContainText(exact.space === 'hsv' ? 'HSV' : 'import');
  });
}

/** What the tutorials draw a label as; the false colors are tested with the views. */
function expectedColor(view: string, label: number, colors: readonly number[]): number[] | null {
  if (view === 'gray') return Array(3).fill(Math.floor(256 / (label + 1)) - 1);
  if (view === 'segments')
    return colors.slice(3 * label, 3 * label + 3).map((value) => Math.min(255, Math.max(0, Math.round(value))));
  return null;
}

test('tutorial 2, a cluster disabled: its pixels are black, all others the original’s', async ({ launchLens }) => {
  const page = await openTutorials(launchLens);
  await run(page, '2');
  await page.getByRole('button', { name: /^Mute cluster 2,/ }).click();
  await expect.poll(() => ask(page, (lens) => lens.muted)).toBe('2');
  const { picture, original, labels } = await shown(page);
  const wrong = labels.filter((label, i) => {
    const expected = label === 1 ? [0, 0, 0] : pixel(original, i);
    return pixel(picture, i).some((value, c) => value !== expected[c]);
  });
  expect(labels.filter((label) => label === 1).length).toBeGreaterThan(0);
  expect(wrong.length).toBe(0);
  await expect(panel(page).locator('pre')).toContainText('2');
});

test('tutorial 5 runs on one camera frame after the other, says how many a second beside the live mode, and Esc ends it', async ({
  launchLens,
}) => {
  const page = await openTutorials(launchLens, { y4m: MOVING });
  await expect.poll(() => ask(page, (lens) => lens.stats.fps)).toBeGreaterThan(0);
  await run(page, '5');
  await expect(page.getByText(/\d frames a second; live: \d+/)).toBeVisible();
  const pictures = await ask(page, async (lens) => {
    const seen = new Set<string>();
    while (seen.size < 4) {
      const result = lens.exactResult;
      if (result) seen.add(result.labels.join(''));
      await new Promise(requestAnimationFrame);
    }
    return seen.size;
  });
  expect(pictures).toBe(4);
  expect(await ask(page, (lens) => lens.state)).toBe('frozen');
  // k can change while it runs.
  await page.keyboard.press('3');
  await expect.poll(() => ask(page, (lens) => lens.exactResult?.k)).toBe(3);
  await page.keyboard.press('Escape');
  await expect.poll(() => ask(page, (lens) => lens.exactRun)).toBe(null);
  await expect(panel(page)).toBeVisible();
  await page.keyboard.press('Space');
  await expectState(page, 'live');
});

test('the parameters are those of E, and what makes no sense is put back', async ({ launchLens }) => {
  const page = await openTutorials(launchLens);
  const attempts = panel(page).getByLabel('Attempts');
  await attempts.fill('3');
  await attempts.press('Tab');
  await panel(page).getByLabel('Seeding').selectOption('maximin');
  await panel(page).getByLabel('Iterations at most').fill('-4');
  await panel(page).getByLabel('Iterations at most').press('Tab');
  await expect(panel(page).getByLabel('Iterations at most')).toHaveValue('100');
  await expect(panel(page).getByText('Iterations at most must be an integer from 1 to 10000, not -4.')).toBeVisible();
  await ask(page, (lens) => lens.focus());
  await page.keyboard.press('e');
  await expect
    .poll(() => ask(page, (lens) => lens.exactResult?.settings))
    .toMatchObject({
      attempts: 3,
      seeding: 'maximin',
      maxIterations: 100,
    });
  // Another criterion's tolerance is of something else.
  for (const [criterion, tolerance] of [
    ['variance', '0.000001'],
    ['shift', '0.2'],
  ] as const) {
    await panel(page).getByLabel('Ends at').selectOption(criterion);
    await expect(panel(page).getByLabel('Tolerance')).toHaveValue(tolerance);
    expect(await ask(page, (lens) => String(lens.exactOptions.tolerance))).toBe(String(Number(tolerance)));
  }
  // From the colors shown: nothing left to do.
  await panel(page).getByLabel('Seeding').selectOption('warm');
  await panel(page).getByRole('button', { name: 'Run on every pixel' }).click();
  await expect.poll(() => ask(page, (lens) => lens.exactResult?.settings.seeding)).toBe('warm');
  expect(await ask(page, (lens) => lens.exactResult?.start?.length)).toBe(15);
  await panel(page).getByLabel('Iterations at most').fill('7');
  await panel(page).getByLabel('Iterations at most').press('Tab');
  expect(await ask(page, (lens) => lens.exactOptions.maxIterations)).toBe(7);
  // The script begins where the run began, and in no other space.
  await expect(panel(page).locator('pre')).toContainText('seeds = ');
  await panel(page).getByRole('button', { name: 'Lab', exact: true }).click();
  await expect(panel(page).getByText(/Run it once/)).toBeVisible();
  // What a page sets may make no sense at all: the panel says so, and stays.
  await ask(page, (lens) => {
    lens.exactOptions = { criterion: 'soon' as 'shift' };
  });
  await panel(page).getByLabel('Seeding').selectOption('maximin');
  await expect(panel(page).getByText(/^criterion must be one of shift, variance, labels/)).toBeVisible();
});

test('what a tutorial sets goes with its panel, but for what was changed by hand; its row stays in sight', async ({
  launchLens,
}) => {
  const page = await openTutorials(launchLens);
  const settings = () =>
    ask(page, ({ k, view, space, split, exactOptions }) => ({ k, view, space, split, exactOptions }));
  const before = await settings();
  await run(page, '3a');
  const row = panel(page).getByRole('button', { name: /^3a / });
  await expect(row).toBeInViewport({ ratio: 1 });
  await expect(panel(page).locator('thead')).toContainText('RGB');
  await page.keyboard.press('Escape');
  await expect.poll(settings).toEqual(before);
  await page.keyboard.press('Space');
  await expectState(page, 'live');
  await page.keyboard.press('Shift+E');
  await run(page, '1');
  await run(page, '4');
  await page.keyboard.press('8');
  // What takes the panel's place for a while is no end.
  await page.keyboard.press('g');
  await expect(page.getByRole('complementary', { name: 'Controls' })).toBeVisible();
  expect(await settings()).toMatchObject({ k: 8, space: 'hsv' });
  await page.keyboard.press('g');
  await expect.poll(settings).toEqual({ ...before, k: 8 });
});

test('in a number field Enter runs, the first Escape leaves the field, the second closes the panel', async ({
  launchLens,
}) => {
  const page = await openTutorials(launchLens);
  const attempts = panel(page).getByLabel('Attempts');
  await attempts.fill('2');
  await attempts.press('Enter');
  await expect.poll(() => ask(page, (lens) => lens.exactResult?.settings.attempts)).toBe(2);
  await attempts.fill('0');
  await attempts.press('Enter');
  await expect(panel(page).getByText(/Attempts must be/)).toBeVisible();
  await attempts.focus();
  await page.keyboard.press('Escape');
  await expect(attempts).not.toBeFocused();
  await expect(panel(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
});

test('the script is there in either library, and is copied', async ({ launchLens }) => {
  const page = await openTutorials(launchLens, {
    contextOptions: { permissions: ['clipboard-read', 'clipboard-write'] },
  });
  const script = panel(page).locator('pre');
  await panel(page).getByRole('button', { name: 'scikit-learn', exact: true }).click();
  await expect(script).toContainText('sklearn');
  await panel(page).getByRole('button', { name: 'OpenCV', exact: true }).click();
  await expect(script).toContainText('cv2.kmeans');
  await panel(page).getByRole('button', { name: 'Copy' }).click();
  await expect(panel(page).getByText('Copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await script.textContent());
});

test('by keyboard: Shift E opens and closes it, Escape closes it, and the drawer takes its place', async ({
  launchLens,
}) => {
  const page = await openTutorials(launchLens);
  await page.keyboard.press('Shift+E');
  await expect(panel(page)).toHaveCount(0);
  await page.keyboard.press('Shift+E');
  await expect(panel(page)).toBeVisible();
  await page.keyboard.press('g');
  await expect(page.getByRole('complementary', { name: 'Controls' })).toBeVisible();
  await expect(panel(page)).toHaveCount(0);
  await page.keyboard.press('Shift+E');
  await expect(panel(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expectState(page, 'live');
});

for (const viewport of [
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
]) {
  test(`axe finds nothing in it at ${viewport.width}×${viewport.height}`, async ({ launchLens }) => {
    const page = await openTutorials(launchLens, { contextOptions: { viewport } });
    await run(page, '3b');
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}
