// @ts-check
/**
 * Installs what is missing, before `npm start` and `npm test`: nothing to do takes milliseconds. Uses only what comes
 * with Node, because nothing else is there yet.
 */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMain } from './is-main.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Whether node_modules is missing or older than package-lock.json. npm writes the hidden lock file last. */
export function isStale(root = ROOT) {
  const installed = statSync(join(root, 'node_modules/.package-lock.json'), { throwIfNoEntry: false });
  const wanted = statSync(join(root, 'package-lock.json'), { throwIfNoEntry: false });
  return !installed || (wanted !== undefined && wanted.mtimeMs > installed.mtimeMs);
}

/** Runs `npm ci` with the npm that runs this script; returns its exit code. */
function install() {
  const args = ['ci', '--include=dev'];
  const npm = process.env.npm_execpath ?? '';
  const options = /** @type {const} */ ({ cwd: ROOT, stdio: 'inherit' });
  const result = basename(npm).startsWith('npm-cli')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : // On Windows npm is a .cmd file, which only a shell can start.
      spawnSync(`npm ${args.join(' ')}`, { ...options, shell: true });
  return result.status ?? 1;
}

if (isMain(import.meta.url) && isStale()) {
  console.log('Installing what is missing (npm ci) …');
  process.exitCode = install();
}
