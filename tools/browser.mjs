// @ts-check
/**
 * Finds a Chromium for the browser tests, or installs one: `node tools/browser.mjs` prints its path. In this order:
 * the one named by K_LENS_BROWSER, an installed Chromium, Chrome or Edge, Playwright's own, Debian's package.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMain } from './is-main.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** A closed network may swallow packets: the download is given up after this. */
const DOWNLOAD_LIMIT_MS = 120_000;
const CONNECT_LIMIT_MS = 8_000;
const PACKAGE_LIMIT_MS = 900_000;
const START_LIMIT_MS = 120_000;
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'];

/** Where an installed browser usually is, best first. */
export function usualPlaces(platform = process.platform, env = process.env) {
  const onPath = (env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean);
  const suffix = platform === 'win32' ? '.exe' : '';
  const places = onPath.flatMap((folder) => NAMES.map((name) => join(folder, name + suffix)));
  if (platform === 'darwin') {
    for (const apps of ['/Applications', join(homedir(), 'Applications')]) {
      for (const name of ['Chromium', 'Google Chrome', 'Microsoft Edge']) {
        places.push(join(apps, `${name}.app/Contents/MacOS/${name}`));
      }
    }
  } else if (platform === 'win32') {
    for (const root of [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]) {
      if (root === undefined) continue;
      for (const app of ['Chromium\\Application\\chrome', 'Google\\Chrome\\Application\\chrome']) {
        places.push(join(root, `${app}.exe`));
      }
      places.push(join(root, 'Microsoft\\Edge\\Application\\msedge.exe'));
    }
  } else {
    places.push('/usr/bin/chromium', '/usr/bin/google-chrome', '/opt/google/chrome/chrome', '/snap/bin/chromium');
  }
  return [...new Set(places)];
}

/** Whether the browser really starts: a path may be a stub, and system libraries may be missing. */
function runs(/** @type {string} */ path) {
  const profile = mkdtempSync(join(tmpdir(), 'k-lens-browser-'));
  try {
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', `--user-data-dir=${profile}`];
    const child = spawnSync(path, [...flags, '--dump-dom', 'about:blank'], {
      encoding: 'utf8',
      timeout: START_LIMIT_MS,
      killSignal: 'SIGKILL',
    });
    return child.status === 0 && child.stdout.includes('<html');
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

const installed = () => usualPlaces().find((path) => existsSync(path) && runs(path));

/** Playwright's own browser if it is there and starts. Loaded late, so that finding a browser needs no packages. */
async function playwrights() {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return existsSync(path) && runs(path) ? path : undefined;
}

function download() {
  const cli = join(ROOT, 'node_modules/@playwright/test/cli.js');
  // Quiet: why a download failed on a closed network is no news; that it did is said in one line.
  spawnSync(process.execPath, [cli, 'install', 'chromium', '--no-shell'], {
    stdio: 'ignore',
    timeout: DOWNLOAD_LIMIT_MS,
    killSignal: 'SIGKILL',
    env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: String(CONNECT_LIMIT_MS) },
  });
}

/** Installs Debian's package where that is possible without asking for a password. */
function installPackage() {
  const quiet = (/** @type {string} */ command, /** @type {string[]} */ args) =>
    spawnSync(command, args, { stdio: 'ignore' }).status === 0;
  if (process.platform !== 'linux' || !quiet('apt-get', ['--version'])) return false;
  const root = process.getuid?.() === 0;
  if (!root && !quiet('sudo', ['-n', 'true'])) return false;
  say("Installing the system's chromium package …");
  const apt = (/** @type {string[]} */ ...args) => {
    const words = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', '-o', 'DPkg::Lock::Timeout=60', ...args];
    const [command = '', ...rest] = root ? words : ['sudo', '-n', ...words];
    const child = spawnSync(command, rest, { encoding: 'utf8', timeout: PACKAGE_LIMIT_MS });
    if (child.status !== 0) say(child.stderr.trim().split('\n').slice(-3).join('\n'));
    return child.status === 0;
  };
  apt('update');
  return apt('install', '-y', '--no-install-recommends', 'chromium');
}

/** To stderr: stdout carries the path alone. */
const say = (/** @type {string} */ line) => console.error(line);

/**
 * The executable of a browser that starts.
 * @param {{ install?: boolean }} [options] `install: false` only looks
 * @returns {Promise<string>} its path
 * @throws {Error} a plain sentence when none can be had
 */
export async function findBrowser({ install = true } = {}) {
  const named = process.env.K_LENS_BROWSER;
  if (named) {
    if (runs(named)) return named;
    throw new Error(`K_LENS_BROWSER names ${named}, which does not start as a browser.`);
  }
  const found = installed() ?? (await playwrights());
  if (found !== undefined) return found;
  if (install) {
    say("No Chromium or Chrome found: trying Playwright's own …");
    download();
    const own = await playwrights();
    if (own !== undefined) return own;
    say('Playwright could not bring one that starts here.');
    const packaged = installPackage() ? installed() : undefined;
    if (packaged !== undefined) return packaged;
  }
  throw new Error(
    'The browser tests need Chromium or Chrome and none could be had. ' +
      'Install one, or name it in the environment variable K_LENS_BROWSER.',
  );
}

if (isMain(import.meta.url)) {
  try {
    console.log(await findBrowser());
  } catch (error) {
    say(/** @type {Error} */ (error).message);
    process.exitCode = 1;
  }
}
