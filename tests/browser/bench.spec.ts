import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { withoutWebGl } from './app-page.ts';
import { expect, test } from './fixtures.ts';

/** As few frames as there can be. */
const BRIEF = 'bench.html#rounds=1';
const ROWS = [
  'pass-through: upload, draw',
  'K-Lens, original view',
  'K-Lens live, k = 5',
  'K-Lens live, k = 8',
  'K-Lens live, k = 16',
  'K-Lens live, k = 32',
];

/** What axe finds, as one line each. */
async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** The rows of the table of one size: name, then ms, quarters, ratio. */
const rowsOf = (page: Page, size: string) =>
  page
    .getByRole('table', { name: size })
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').replaceAll('\u00a0', ' '))),
    );

test('one press on the bench page gives this machine a row for each way to draw, by keyboard alone', async ({
  launchLens,
}) => {
  const { page, url, context } = await launchLens({
    contextOptions: { permissions: ['clipboard-read', 'clipboard-write'] },
  });
  const elsewhere: string[] = [];
  context.on('request', (request) => {
    if (!request.url().startsWith(url)) elsewhere.push(request.url());
  });
  await page.goto(`${url}${BRIEF}`);
  expect(await violations(page), 'before').toEqual([]);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Measure' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('progressbar')).toBeVisible();
  expect(await violations(page), 'meanwhile').toEqual([]);
  await expect(page.getByRole('status')).toHaveText('Done.');
  expect(await violations(page), 'after').toEqual([]);

  for (const size of ['640×480', '1280×720']) {
    const rows = await rowsOf(page, size);
    expect(rows.map(([name]) => name)).toEqual(ROWS);
    for (const [name, ms, quarters, ratio] of rows) {
      const [low, high] = quarters.split('–').map(Number);
      expect(Number(ms), `${name} at ${size}`).toBeGreaterThan(0);
      expect(low).toBeLessThanOrEqual(Number(ms));
      expect(high).toBeGreaterThanOrEqual(Number(ms));
      expect(Number(ratio)).toBeCloseTo(Number(ms) / Number(rows[0][1]), 1);
    }
    expect(rows[0][3]).toBe('1.00');
  }
  await expect(page.getByText(/SwiftShader.*no GPU/)).toBeVisible();

  await page.getByRole('button', { name: 'Copy as text' }).click();
  await expect(page.getByRole('status')).toHaveText('Copied.');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  for (const text of ['SwiftShader', '640×480', '1280×720', ...ROWS]) expect(copied).toContain(text);
  expect(elsewhere).toEqual([]);
});

test('a run on the bench page can be stopped, and where nothing may be copied the text stands there', async ({
  launchLens,
}) => {
  const { page, url } = await launchLens({ initScripts: ["Object.defineProperty(navigator, 'clipboard', {})"] });
  await page.goto(`${url}${BRIEF}000`);
  await page.getByRole('button', { name: 'Measure' }).click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('status')).toHaveText('Stopped.');
  await page.goto('about:blank');
  await page.goto(`${url}${BRIEF}`);
  await page.getByRole('button', { name: 'Measure' }).click();
  await expect(page.getByRole('table', { name: '640×480' })).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('button', { name: 'Copy as text' }).click();
  await expect(page.getByRole('textbox')).toBeFocused();
  await expect(page.getByRole('textbox')).toHaveValue(/K-Lens live, k = 32/);
});

test('the bench page says so where there is no WebGL2', async ({ launchLens }) => {
  const { page, url } = await launchLens({ initScripts: [withoutWebGl] });
  await page.goto(`${url}${BRIEF}`);
  await expect(page.getByRole('status')).toContainText('no WebGL2');
  await expect(page.getByRole('button')).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
});

test('the help sheet leads to the bench page, and that back to the lens', async ({ launchLens }) => {
  const { page, url } = await launchLens();
  await page.goto(url);
  await page.getByRole('button', { name: /press H/ }).click();
  // In a tab of its own: the lesson goes on in this one.
  const opened = page.waitForEvent('popup');
  await page.getByRole('link', { name: 'How fast is this machine?' }).click();
  const bench = await opened;
  await expect(bench.getByRole('button', { name: 'Measure' })).toBeVisible();
  expect(await bench.evaluate(() => window.opener)).toBeNull();
  await expect(page.getByRole('dialog')).toBeVisible();
  await bench.getByRole('link', { name: 'To the lens' }).click();
  await expect(bench.getByRole('button', { name: 'Start camera' })).toBeVisible();
});
