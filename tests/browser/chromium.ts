import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { findBrowser } from '../../tools/browser.mjs';
import { encodeY4m, type Video } from './y4m.ts';

/** A start that takes longer hangs, in milliseconds. */
const START_LIMIT_MS = 180_000;
/** Browsers held at a time, beside the default one. */
const POOL_SIZE = 1;

/** What is fixed when a browser starts: its cameras and its answer when a page asks for one. */
export interface Machine {
  /** What the camera shows, or the path of a y4m file; without it Chromium's own moving pattern at 640×480. */
  readonly y4m?: Video | string | undefined;
  /** Name of the file of `y4m` without its ending: the camera's label is the file's path. */
  readonly cameraName?: string | undefined;
  /** Number of cameras, 1 if not given. */
  readonly deviceCount?: number | undefined;
  /** Answers every request for a camera with no, instead of yes. */
  readonly deny?: boolean | undefined;
  readonly extraArgs?: readonly string[] | undefined;
}

/** Writes the file of a fake camera; equal content in an equal name is the same file, and so the same browser. */
function cameraFile(video: Video, name: string): string {
  const bytes = encodeY4m(video);
  const folder = join(
    process.env.K_LENS_SCRATCH ?? tmpdir(),
    createHash('sha256').update(bytes).digest('hex').slice(0, 12),
  );
  const file = join(folder, `${name}.y4m`);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, bytes);
  }
  return file;
}

/** The command line of a browser with fake cameras and GL in software, the same on every machine. */
export function flags({ y4m, cameraName = 'scene', deviceCount, deny, extraArgs = [] }: Machine): string[] {
  const file = typeof y4m === 'object' ? cameraFile(y4m, cameraName) : y4m;
  return [
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--ignore-gpu-blocklist',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--use-fake-device-for-media-stream${deviceCount === undefined ? '' : `=device-count=${deviceCount}`}`,
    `--use-fake-ui-for-media-stream${deny ? '=deny' : ''}`,
    ...(file === undefined ? [] : [`--use-file-for-fake-video-capture=${file}`]),
    ...extraArgs,
  ];
}

/** Keeps browsers from test to test: a start takes a second, and most tests want the same machine. */
export class BrowserPool {
  readonly #browsers = new Map<string, Browser>();
  #executablePath: string | undefined;

  /** A running browser on this machine, closed by the pool. */
  async get(machine: Machine): Promise<Browser> {
    const args = flags(machine);
    const key = args.join(' ');
    const running = this.#browsers.get(key);
    if (running?.isConnected()) return running;
    await this.#makeRoom();
    this.#executablePath ??= await findBrowser({ install: false });
    const browser = await chromium.launch({ executablePath: this.#executablePath, args, timeout: START_LIMIT_MS });
    this.#browsers.set(key, browser);
    return browser;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#browsers.values()].map((browser) => browser.close()));
  }

  /** Closes the oldest idle browsers; the default one stays, because Playwright holds it. */
  async #makeRoom(): Promise<void> {
    const standard = flags({}).join(' ');
    const idle = [...this.#browsers].filter(([key, browser]) => key !== standard && browser.contexts().length === 0);
    for (const [key, browser] of idle.slice(0, Math.max(0, idle.length + 1 - POOL_SIZE))) {
      this.#browsers.delete(key);
      await browser.close();
    }
  }
}
