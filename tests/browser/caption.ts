import { expect, type Page } from '@playwright/test';

declare global {
  // What the caption showed, however short.
  var said: string[];
}

/** Notes from now on what the caption shows: whoever looks later may come too late. */
export async function listen(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await customElements.whenDefined('k-lens-caption');
    const root = document.querySelector('k-lens-app')?.shadowRoot?.querySelector('k-lens-caption')?.shadowRoot as Node;
    globalThis.said = [];
    const note = () => said.push((root.textContent as string).trim().replaceAll('\u00a0', ' '));
    new MutationObserver(note).observe(root, { childList: true, characterData: true, subtree: true });
  });
}

/** Waits until the caption has shown it, alone or beside the words on a half-step. */
export async function expectSaid(page: Page, sentence: string): Promise<void> {
  await expect.poll(() => page.evaluate(() => said)).toContainEqual(expect.stringContaining(sentence));
}
