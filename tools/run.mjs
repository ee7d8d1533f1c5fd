// @ts-check
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** What hangs is ended; the browser tests end themselves before (tests/browser/playwright.config.ts), with a report. */
export const LIMIT_MS = 75 * 60_000;

/**
 * Runs a script of the project or of a package with Node, its output shown.
 * @param {string} script path from the root; no shell and no `npx`, so that it is the same on every system
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env beside the present one
 * @returns {Promise<number>} its exit code
 */
export function run(script, args = [], env = {}) {
  return new Promise((done) => {
    const options = { cwd: ROOT, stdio: /** @type {const} */ ('inherit'), env: { ...process.env, ...env } };
    const child = spawn(process.execPath, [join(ROOT, script), ...args], options);
    const timer = setTimeout(() => {
      console.error(`Ended after ${LIMIT_MS / 60_000} minutes.`);
      child.kill();
    }, LIMIT_MS);
    child.on('close', (code) => {
      clearTimeout(timer);
      done(code ?? 1);
    });
  });
}
