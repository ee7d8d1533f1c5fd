import { ask, expectState, startCamera } from './app-page.ts';
import { expectSaid, listen } from './caption.ts';
import { expect, test } from './fixtures.ts';
import { fields } from './lens-page.ts';

/** The mean squared difference of picture and frame, read off the page as a viewer does. */
const MSE = /mse\s*([\d.,]+)/;

test('a lesson by keyboard: after every key the page says what is on, and it is true of the picture', async ({
  launchLens,
}) => {
  const { page, url } = await launchLens({ y4m: fields(96, 64, 6) });
  await startCamera(page, url);
  await expectState(page, 'live');
  const caption = page.locator('k-lens-caption');
  const numbers = page.locator('k-lens-numbers');
  const shown = async () =>
    Number(MSE.exec((await numbers.locator('dl').textContent()) ?? '')?.[1].replaceAll(',', ''));
  // The words come with the first picture.
  await expect(caption).toHaveCount(1);
  await listen(page);

  await page.keyboard.press('Space');
  await expectSaid(page, 'Frozen');
  await expect(numbers).toContainText('frozen, settled');
  const settled = await shown();

  await page.keyboard.press('r');
  await expectSaid(page, 'New start: N steps, P plays the steps');
  await expectSaid(page, 'Start · error');
  await expect(numbers).toContainText('frozen, step by step');
  await page.keyboard.press('n');
  await expectSaid(page, 'Step 1 · each color moved to the mean of its pixels · error');
  await page.keyboard.press('n');
  await expect(caption).toContainText(/Step 2\s· .+ changed color/);
  const steps = async () => {
    await page.keyboard.press('n');
    return caption.locator('p').first().textContent();
  };
  await expect.poll(steps).toContain('Nothing changes any more');
  expect(await ask(page, (lens) => lens.lastStep?.converged)).toBe(true);
  const error = Number(/error\s([\d.]+)/.exec((await steps()) ?? '')?.[1]);
  expect(error).toBeCloseTo(await ask(page, (lens) => lens.stats.mse), 1);

  await page.keyboard.press('v');
  await expectSaid(page, 'View: labels');
  await page.keyboard.press('v');
  await expectSaid(page, 'View: gray');

  await page.keyboard.press('c');
  await expectSaid(page, 'Color space: HSV');
  await expect(numbers).toContainText('frozen, settled');
  await expect(caption).not.toContainText('Nothing changes');
  await expect(page.locator('k-lens-chips button')).toHaveText(['HSV', 'Gray']);

  await page.keyboard.press('e');
  await expectSaid(page, 'Exact run on every pixel');
  await expect(numbers).toContainText('exact');
  await expect(numbers).toContainText('compactness');
  const exact = await ask(page, (lens) => lens.exactResult?.mse ?? 0);
  await expect.poll(shown).toBeCloseTo(exact, 0);

  // Another k after an exact run: as good as a live picture, and not what the run has left.
  await page.keyboard.press('c');
  await page.keyboard.press('c');
  await page.keyboard.press('c');
  await expectSaid(page, 'Color space: RGB');
  await expect(numbers).toContainText('frozen, settled');
  await expect.poll(shown).toBeCloseTo(settled, 0);

  await page.keyboard.press('k');
  await expect(page.getByRole('heading', { name: 'Which k?' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Which k?' })).toHaveCount(0);
  await expectState(page, 'frozen');

  await page.keyboard.press('Space');
  await expectSaid(page, 'Live');
  await expect(numbers).toContainText('live');
});
