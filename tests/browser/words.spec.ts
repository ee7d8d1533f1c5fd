import AxeBuilder from '@axe-core/playwright';
import { ask, expectState, startCamera } from './app-page.ts';
import { expectSaid, listen } from './caption.ts';
import { expect, test } from './fixtures.ts';
import { fields } from './lens-page.ts';

const SCENE = fields(96, 64, 6);

test('the page says what is on now or what to do first, and what is not default stays beside k', async ({
  launchLens,
}) => {
  const { page, url } = await launchLens({ y4m: SCENE });
  await page.goto(url);
  const chips = page.locator('k-lens-chips button');
  // The first of them loads the words.
  await page.keyboard.press('v');
  await listen(page);
  await page.keyboard.press('n');
  await page.keyboard.press('q');
  await expectSaid(page, 'Nothing runs');
  await page.getByRole('button', { name: 'Start camera' }).click();
  await expectState(page, 'live');
  expect(await ask(page, (lens) => lens.view)).toBe('segments');

  await page.keyboard.press('c');
  await expectSaid(page, 'Color space: HSV');
  await expect(chips).toHaveText(['HSV']);
  await expect(page.locator('k-lens-caption'), 'only for a moment').toHaveText('');
  await page.keyboard.press('n');
  await expectSaid(page, 'Space freezes the picture; then N steps');
  await page.keyboard.press('x');
  await expectSaid(page, 'There is one camera only');
  await page.keyboard.press('Shift+Digit9');
  await expectSaid(page, 'There are 5 clusters: 1 to 5 can be muted');
  for (const mirror of ['on', 'auto']) {
    await page.keyboard.press('m');
    expect(await ask(page, (lens) => lens.mirror)).toBe(mirror);
  }

  // By a press on the palette or on the picture as by its key.
  const swatch = page.locator('k-lens-palette button').nth(2);
  const picture = page.locator('main k-lens');
  for (const press of [() => swatch.click(), () => picture.click()]) {
    await press();
    const number = await ask(page, (lens) => lens.muted);
    await expectSaid(page, `Cluster ${number} muted`);
    await press();
    await expectSaid(page, `Cluster ${number} is back`);
  }
  await picture.click({ modifiers: ['Alt'] });
  await expectSaid(page, 'alone');
  await picture.click({ modifiers: ['Alt'] });
  await expectSaid(page, 'All clusters');
  await page.evaluate(() => {
    Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('refused'));
  });
  await page.keyboard.press('f');
  await expectSaid(page, 'The browser did not fill the screen');

  await page.keyboard.press('Shift+Digit2');
  await page.keyboard.press('w');
  await ask(page, (lens) => {
    lens.exactOptions = { scaling: 'min-max', maxIterations: 300 };
  });
  await expect(chips).toHaveText(['HSV', 'muted 2', 'cold start', 'E: min–max, 300 iterations']);
  await page.setViewportSize({ width: 390, height: 844 });
  for (const chip of await chips.all()) {
    const { width = 0, height = 0 } = (await chip.boundingBox()) ?? {};
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  }
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);

  await chips.first().click();
  await expectSaid(page, 'Color space: RGB');
  await chips.last().click();
  await expectSaid(page, 'Exact runs: back to the default parameters');
  await expect(chips).toHaveText(['muted 2', 'cold start']);
  expect(await ask(page, (lens) => [lens.space, lens.exactOptions])).toEqual(['rgb', {}]);
  await page.keyboard.press('Shift+R');
  await expect(chips).toHaveCount(0);
});

test('half-steps are narrated until nothing changes any more, and the words go with them', async ({ launchLens }) => {
  const { page, url } = await launchLens({ y4m: SCENE });
  await startCamera(page, url);
  await expectState(page, 'live');
  await page.keyboard.press('Space');
  await expectState(page, 'frozen');
  await page.keyboard.press('r');
  const caption = page.locator('k-lens-caption');
  await page.keyboard.press('n');
  await expect(caption).toContainText(
    /Step 1\s· each color moved to the mean of its pixels\s· error\s[\d.]+\s→\s[\d.]+/,
  );
  await page.keyboard.press('n');
  await expect(caption).toContainText(/Step 2\s· .+ changed color\s· error\s[\d.]+/);
  const stepOn = async () => {
    await page.keyboard.press('n');
    return caption.locator('p').first().textContent();
  };
  await expect.poll(stepOn).toMatch(/Nothing changes any more: converged after \d+ steps/);
  await page.keyboard.press('Space');
  await expectState(page, 'live');
  await expect(caption).not.toContainText(/Nothing changes|Step/);
});

test('while the sheet of the keys is open, no other key does anything', async ({ launchLens }) => {
  const { page, url } = await launchLens({ y4m: SCENE });
  await startCamera(page, url);
  await expectState(page, 'live');
  await page.keyboard.press('h');
  await expect(page.getByRole('dialog')).toBeVisible();
  // Where nothing in it has the focus, keys go to the page behind.
  await page.getByRole('dialog').evaluate((dialog) => (dialog.querySelector('h2') as HTMLElement).blur());
  for (const key of ['7', 'v', 'Space', 'q', 'ArrowUp', 'g']) await page.keyboard.press(key);
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await ask(page, (lens) => [lens.k, lens.view, lens.state])).toEqual([5, 'segments', 'live']);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('7');
  expect(await ask(page, (lens) => lens.k)).toBe(7);
});
