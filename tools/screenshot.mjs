// @ts-check
/** Makes the pictures of the README from the page as it is: the demo scene through the built lens, frozen, and a tutorial's result. */
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { findBrowser } from './browser.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SIZE = { width: 1280, height: 720 };
/** The light has wandered to the middle of the table by then, in milliseconds. */
const WHEN_MS = 4_000;

const server = await preview({ root: ROOT, preview: { host: 'localhost', port: 0, open: false } });
const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'],
});
try {
  const page = await browser.newPage({ viewport: SIZE });
  await page.goto(`${server.resolvedUrls?.local[0]}#source=demo&k=8`);
  const lens = page.locator('main k-lens');
  await lens.evaluate(async (/** @type {any} */ lens, ms) => {
    while (lens.state !== 'live') await new Promise(requestAnimationFrame);
    await new Promise((resolve) => setTimeout(resolve, ms));
    lens.freeze();
    while (!lens.stats.settled) await new Promise(requestAnimationFrame);
    await new Promise((resolve) => setTimeout(resolve, 700));
    // The focus ring belongs to a keyboard, which a picture does not have.
    document.documentElement.focus();
    lens.blur();
  }, WHEN_MS);
  const save = (/** @type {string} */ name) =>
    page.screenshot({ path: fileURLToPath(new URL(`../assets/${name}.png`, import.meta.url)) });
  await save('screenshot');

  await page.keyboard.press('Shift+E');
  await page.getByRole('button', { name: 'Recolor in five colors' }).click();
  // What the pointer is on looks pressed.
  await page.mouse.move(0, 0);
  await lens.evaluate(async (/** @type {any} */ lens) => {
    while (!lens.exactResult || !lens.stats.settled) await new Promise(requestAnimationFrame);
    await new Promise((resolve) => setTimeout(resolve, 700));
  });
  await save('tutorial');
} finally {
  await browser.close();
  await server.close();
}
