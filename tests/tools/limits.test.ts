import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LIMIT_MS } from '../../tools/run.mjs';
import config from '../browser/playwright.config.ts';

const FOLDER = new URL('../browser/', import.meta.url);

test('no browser test hides another, and what hangs ends with a report before it is ended', () => {
  expect(config.projects?.flatMap(({ dependencies = [] }) => dependencies) ?? []).toEqual([]);
  expect(config.maxFailures ?? 0).toBe(0);
  expect(config.globalTimeout).toBeLessThan(LIMIT_MS);
  // On one slow core, one after the other, a test takes up to a minute and a half.
  expect(config.timeout).toBeGreaterThanOrEqual(5 * 60_000);
});

test('browser tests wait for conditions: none sleeps, and none has a limit of its own', () => {
  const sleeps = /waitForTimeout|\bwait\(\d|timeout: \d|test\.setTimeout|test\.slow/;
  const found = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.spec.ts'))
    .filter((name) => sleeps.test(readFileSync(new URL(name, FOLDER), 'utf8')));
  expect(found).toEqual([]);
});
