import type { Page } from '@playwright/test';
import type { KLens } from '../../src/lens/k-lens.ts';
import type { Launched, LaunchOptions } from './fixtures.ts';
import type { Video } from './y4m.ts';

declare global {
  // The lens of the harness page, and what tests do with its canvas.
  var lens: KLens;
  /** So many animation frames: time in which something that should not happen would. */
  var ticks: (count: number) => Promise<void>;
  /** So many new frames are drawn. */
  var moreFrames: (count: number, lens?: KLens) => Promise<void>;
  /** Numbers that were read from here on are known. */
  var newNumbers: (lens?: KLens) => Promise<void>;
  /** The canvas shows what the settings say. */
  var redrawn: (lens?: KLens) => Promise<void>;
  var until: (condition: () => boolean, what: string) => Promise<void>;
  var pixels: (lens?: KLens) => ImageData;
  /** `#rrggbb`, each once, sorted. */
  var colors: (lens?: KLens) => string[];
}

/** A still picture of `count` distinct, soft-edged color fields with grain, so that there is something to cluster. */
export function fields(width: number, height: number, count: number, grain = 6): Video {
  return {
    width,
    height,
    frames: (x, y) => {
      const field = Math.floor((x * count) / width);
      const noise = ((x * 7919 + y * 104729) % (2 * grain + 1)) - grain;
      const level = (step: number) => 30 + ((field * step) % 7) * 32 + noise;
      return [level(2), level(3), level(5)];
    },
  };
}

/** An init script: a browser that cannot do WebGL. */
export function withoutWebgl() {
  const original = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
    return kind.startsWith('webgl') ? null : original.call(this, kind as never, ...(rest as []));
  } as typeof original;
}

/** Opens the harness on a machine of your making, with `<k-lens>` in it. */
export async function openLens(
  launch: (options?: LaunchOptions) => Promise<Launched>,
  options: LaunchOptions = {},
): Promise<Page> {
  const { page } = await launch(options);
  await page.goto(process.env.K_LENS_HARNESS_URL ?? '');
  await page.waitForFunction(() => 'load' in window);
  await page.evaluate(async () => {
    await load('/src/index.ts');
    window.ticks = async (count) => {
      for (let i = 0; i < count; i++) await new Promise(requestAnimationFrame);
    };
    window.moreFrames = async (count, lens = window.lens) => {
      const from = lens.stats.frames;
      await until(() => lens.stats.frames >= from + count, `there were ${count} frames more`);
    };
    window.newNumbers = async (lens = window.lens) => {
      // What is told first may have been asked for before.
      for (let i = 0; i < 2; i++) {
        await new Promise((resolve) => lens.addEventListener('palettechange', resolve, { once: true }));
      }
    };
    window.redrawn = async (lens = window.lens) => {
      await lens.updateComplete;
      lens.still();
    };
    window.until = async (condition, what) => {
      // Only what hangs takes so long. Not by `performance.now`: a test may have made that its own.
      const end = Date.now() + 90_000;
      while (!condition()) {
        if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    };
    window.pixels = (lens = window.lens) => {
      const canvas = lens.shadowRoot?.querySelector('canvas') as HTMLCanvasElement;
      const copy = document.createElement('canvas');
      copy.width = canvas.width;
      copy.height = canvas.height;
      const context = copy.getContext('2d') as CanvasRenderingContext2D;
      context.drawImage(canvas, 0, 0);
      return context.getImageData(0, 0, canvas.width, canvas.height);
    };
    window.colors = (lens) => {
      const { data } = window.pixels(lens);
      const found = new Set<string>();
      for (let i = 0; i < data.length; i += 4) {
        found.add(`#${[...data.subarray(i, i + 3)].map((value) => value.toString(16).padStart(2, '0')).join('')}`);
      }
      return [...found].sort();
    };
    window.lens = document.createElement('k-lens');
    window.lens.style.height = '240px';
    // A machine that is busy with other things is a slow one: here, the size of the picture is the frame's all the same.
    window.lens.adaptive = false;
    document.body.append(window.lens);
  });
  return page;
}
