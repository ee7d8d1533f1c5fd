import { expect, type Page } from '@playwright/test';
import type { LensState } from '../../src/lens/events.ts';
import type { KLens } from '../../src/lens/k-lens.ts';

/** Asks the real lens of the built page; the start screen may hold a second one behind its glass. */
export function ask<T>(page: Page, question: (lens: KLens) => T | Promise<T>): Promise<T> {
  return page.locator('main k-lens').evaluate(question as (element: Element) => T | Promise<T>);
}

/** Waits until the lens is in a state. */
export async function expectState(page: Page, state: LensState): Promise<void> {
  await expect.poll(() => ask(page, (lens) => lens.state)).toBe(state);
}

/** Opens the built page and starts the camera as a viewer does: by its button. */
export async function startCamera(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: 'Start camera' }).click();
}

/** Remembers every track that the page was given, as `tracks`. */
export function collectTracks(): void {
  const tracks: MediaStreamTrack[] = [];
  Object.assign(window, { tracks });
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) return;
  const original = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (constraints) => {
    const stream = await original(constraints);
    tracks.push(...stream.getTracks());
    return stream;
  };
}

/** How many of them are not ended. */
export function liveTracks(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { tracks } = window as unknown as { tracks: MediaStreamTrack[] };
    return tracks.filter(({ readyState }) => readyState === 'live').length;
  });
}

/** An init script: whatever waits for a second waits until `secondsPass()` is called. */
export function holdSeconds(): void {
  const held: (() => void)[] = [];
  const { setTimeout } = window;
  Object.assign(window, {
    setTimeout: (run: () => void, ms?: number) => (ms === 1000 ? held.push(run) : setTimeout(run, ms)),
    secondsPass: () => {
      for (const run of held.splice(0)) run();
    },
  });
}
declare global {
  var secondsPass: () => void;
}

/** Mocked: no flag of the browser takes WebGL away. */
export function withoutWebGl(): void {
  for (const canvas of [HTMLCanvasElement, OffscreenCanvas]) {
    const original = canvas.prototype.getContext as (...args: unknown[]) => unknown;
    canvas.prototype.getContext = function (this: unknown, type: string, ...rest: unknown[]) {
      return type.startsWith('webgl') ? null : original.call(this, type, ...rest);
    } as never;
  }
}
