import type { KLens } from '../../src/lens/k-lens.ts';
import { SETTING_NAMES, SETTINGS } from '../../src/settings/settings.ts';
import { expect, test } from './fixtures.ts';
import { openLens } from './lens-page.ts';

/** What frameworks and other scripts of a host page do with the element. */

test('a setting that is taken away has its default, as property and attribute; out of its range it throws', async ({
  launchLens,
}) => {
  const page = await openLens(launchLens);
  const result = await page.evaluate(async (names) => {
    const others: Record<string, unknown> = {
      k: 8,
      space: 'lab',
      view: 'labels',
      colors: 'okabe-ito',
      grays: 'linear',
      split: 50,
      sheet: true,
      source: 'file',
      resolution: 32,
      position: 10,
      iterations: 3,
      cold: true,
      steady: true,
      adaptive: false,
      mirror: 'on',
      muted: [2, 5],
      frozen: true,
      keys: 'off',
    };
    const own = lens as unknown as Record<string, unknown>;
    const defaults: Record<string, unknown[]> = {};
    for (const name of names) {
      const values: unknown[] = [];
      for (const nothing of [undefined, null, 'attribute']) {
        own[name] = others[name];
        await lens.updateComplete;
        if (nothing !== 'attribute') own[name] = nothing;
        else {
          lens.setAttribute(name, String(own[name]));
          lens.removeAttribute(name);
        }
        values.push(own[name]);
        await lens.updateComplete;
      }
      defaults[name] = values;
    }
    const thrown = [99, 'x', {}, Number.NaN].map((value) => {
      try {
        own.k = value;
        return 'nothing';
      } catch (error) {
        return (error as { code: string }).code;
      }
    });
    lens.exactOptions = { attempts: 1 };
    lens.exactOptions = null;
    const { commands } = lens;
    lens.commands = [];
    lens.commands = undefined;
    return { defaults, thrown, exact: lens.exactOptions, commands: [commands.length, lens.commands.length] };
  }, SETTING_NAMES);
  for (const name of SETTING_NAMES) {
    expect(result.defaults[name], name).toEqual(Array(3).fill(SETTINGS[name].default));
  }
  expect(result.thrown).toEqual(Array(4).fill('bad-setting'));
  expect(result.exact).toEqual({});
  expect(result.commands[0]).toBe(result.commands[1]);
});

test('what is written onto the element before it is defined counts, or is its default and told once', async ({
  harness,
}) => {
  const warnings: string[] = [];
  harness.on('console', (message) => {
    if (message.type() === 'warning' && /k-lens/i.test(message.text())) warnings.push(message.text());
  });
  const result = await harness.evaluate(async () => {
    const early = (properties: object): KLens => {
      const element = document.createElement('k-lens');
      element.style.height = '60px';
      document.body.append(Object.assign(element, properties));
      return element;
    };
    const bad = early({ k: 99, space: 'cmyk', muted: null, view: undefined, frozen: null, source: 'demo' });
    const good = early({ k: 8, muted: [2, 5], exactOptions: { attempts: 1 }, commands: [], state: 'live' });
    const apart = Object.assign(document.createElement('k-lens'), { k: '7', resolution: 1 }) as KLens;
    await load('/src/index.ts');
    customElements.upgrade(apart);
    await bad.start('demo');
    await good.updateComplete;
    document.body.append(apart);
    await apart.updateComplete;
    const read = ({ k, space, muted, view, frozen, resolution, exactOptions, commands, state }: KLens) => {
      return { k, space, muted, view, frozen, resolution, exactOptions, commands: commands.length, state };
    };
    const own = [bad, good, apart].flatMap((lens) => Object.keys(lens).filter((name) => name in KLensPrototype()));
    function KLensPrototype() {
      return Object.fromEntries(
        Object.entries(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(bad))).filter(([, { get }]) => get),
      );
    }
    return {
      bad: read(bad),
      good: read(good),
      apart: read(apart),
      own,
      canvas: bad.shadowRoot?.querySelector('canvas')?.width,
    };
  });
  expect(result.bad).toMatchObject({ k: 5, space: 'rgb', muted: '', view: 'segments', frozen: false, state: 'live' });
  expect(result.canvas).toBeGreaterThan(1);
  expect(result.good).toMatchObject({ k: 8, muted: '2 5', exactOptions: { attempts: 1 }, commands: 0, state: 'idle' });
  expect(result.apart).toMatchObject({ k: 7, resolution: 160 });
  expect(result.own).toEqual([]);
  expect(warnings).toEqual([
    expect.stringContaining('The setting k must be an integer from 1 to 32, not 99.'),
    expect.stringContaining('space'),
    expect.stringContaining('resolution'),
  ]);
});

test('in every state, all that can be read and called throws for wrong arguments only', async ({ launchLens }) => {
  const page = await openLens(launchLens);
  const failures = await page.evaluate(async () => {
    const failures: string[] = [];
    const codes = /^(not-running|file-none|exact-failed)$/;
    const callAll = async (lens: KLens, when: string) => {
      const prototype = Object.getPrototypeOf(lens) as object;
      const calls: [string, () => unknown][] = [
        ...Object.entries(Object.getOwnPropertyDescriptors(prototype))
          .filter(([, { get }]) => get)
          .map(([name]): [string, () => unknown] => [name, () => lens[name as keyof KLens]]),
        ['dismiss', () => lens.dismiss()],
        ['freeze', () => lens.freeze()],
        ['step', () => lens.step()],
        ['stepBack', () => lens.stepBack()],
        ['togglePlay', () => lens.togglePlay()],
        ['togglePlay', () => lens.togglePlay()],
        ['cancelExact', () => lens.cancelExact()],
        ['exact', () => Promise.all([lens.exact({ attempts: 1 }), lens.cancelExact()])],
        ['exactFrames', () => Promise.all([lens.exactFrames({ attempts: 1 }), lens.cancelExact()])],
        ['whichK', () => lens.whichK({ signal: AbortSignal.abort() })],
        ['reseed', () => lens.reseed()],
        ['resume', () => lens.resume()],
        ['snapshot', () => lens.snapshot()],
        ['still', () => lens.still()],
        ['labels', () => lens.labels()],
        ['labelAt', () => lens.labelAt(20, 20)],
        ['setLocked', () => lens.setLocked(true)],
        ['start file', () => lens.start('file')],
        ['focus', () => lens.focus()],
        ['reset', () => lens.reset()],
      ];
      for (const [name, call] of calls) {
        try {
          await Promise.resolve(call()).catch((error: { code?: string }) => {
            if (!codes.test(error.code ?? '')) failures.push(`${when}: ${name} rejects with ${error}`);
          });
        } catch (error) {
          failures.push(`${when}: ${name} throws ${error}`);
        }
      }
      if (lens.playing) failures.push(`${when}: plays nothing`);
    };
    const fresh = document.createElement('k-lens');
    await callAll(fresh, 'before it is connected');
    document.body.append(fresh);
    await callAll(fresh, 'idle');
    await lens.start('demo');
    await callAll(lens, 'live');
    lens.freeze();
    await callAll(lens, 'frozen');
    const canvas = lens.shadowRoot?.querySelector('canvas') as HTMLCanvasElement;
    const loser = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    lens.resume();
    loser?.loseContext();
    const { stats } = lens;
    if (stats.backend !== 'webgl') failures.push('lost: no stats');
    await until(() => lens.notice === null && lens.state === 'live', 'it is live again');
    lens.stop();
    await callAll(lens, 'stopped');
    lens.remove();
    await callAll(lens, 'removed');
    document.body.append(lens);
    await lens.start('demo');
    return [...failures, ...(lens.state === 'live' ? [] : [lens.state])];
  });
  expect(failures).toEqual([]);
});

test('an error of the lens is heard at the lens, and by no window as an error of a script', async ({ launchLens }) => {
  const page = await openLens(launchLens);
  const heard = await page.evaluate(async () => {
    const heard: string[] = [];
    window.addEventListener('error', () => heard.push('window'));
    document.addEventListener('error', () => heard.push('document'));
    lens.addEventListener('error', () => heard.push(`lens: ${lens.error?.code}`));
    await lens.open(new Blob(['words and nothing else'])).catch(() => {});
    return heard;
  });
  expect(heard).toEqual(['lens: file-kind']);
});

test('where a page’s styles fit the picture otherwise, picking and the divider follow', async ({ launchLens }) => {
  const page = await openLens(launchLens);
  const result = await page.evaluate(async () => {
    const style = document.createElement('style');
    style.textContent = `k-lens { width: 200px } k-lens::part(canvas) { object-fit: cover; object-position: 100% 0 }`;
    document.head.append(style);
    await lens.start('demo');
    lens.freeze();
    lens.split = 60;
    await until(() => lens.stats.settled, 'settled');
    const canvas = lens.shadowRoot?.querySelector('canvas') as HTMLCanvasElement;
    const box = canvas.getBoundingClientRect();
    const scale = Math.max(box.width / canvas.width, box.height / canvas.height);
    const left = box.right - canvas.width * scale;
    const { labels = [], width = 1 } = lens.labels() ?? {};
    let wrong = 0;
    for (let i = 0; i < 40; i++) {
      const [x, y] = [box.left + 2 + ((i * 37) % 190), box.top + 2 + ((i * 53) % 230)];
      const at = Math.floor((y - box.top) / scale) * width + Math.floor((x - left) / scale);
      if (lens.labelAt(x, y) !== labels[at]) wrong++;
    }
    const line = lens.shadowRoot?.querySelector('.divider')?.getBoundingClientRect() as DOMRect;
    return { wrong, line: line.left + line.width / 2, at: left + 0.6 * canvas.width * scale };
  });
  expect(result.wrong).toBe(0);
  expect(result.line).toBeCloseTo(result.at, 0);
});

/** A driver that cannot compile a shader that only a key needs. */
function withoutRandomBox(): void {
  const { shaderSource } = WebGL2RenderingContext.prototype;
  const counted = { refused: 0 };
  Object.assign(window, { counted });
  WebGL2RenderingContext.prototype.shaderSource = function (shader, source) {
    const refused = /chances\[\d+\]/.test(source) && /vec3 chances/.test(source);
    if (refused) counted.refused++;
    shaderSource.call(this, shader, refused ? 'none' : source);
  };
}

test('a shader that only a key needs and that cannot be compiled ends nothing', async ({ launchLens }) => {
  const page = await openLens(launchLens, { initScripts: [withoutRandomBox] });
  const result = await page.evaluate(async () => {
    const { counted } = window as unknown as { counted: { refused: number } };
    await lens.start('demo');
    await until(() => counted.refused > 0, 'it was tried');
    const from = lens.stats.frames;
    await until(() => lens.stats.frames > from + 20, 'frames go on');
    return { refused: counted.refused, state: lens.state, error: lens.error };
  });
  expect(result).toEqual({ refused: 1, state: 'live', error: null });
});
