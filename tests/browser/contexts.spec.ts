import { expect, test } from './fixtures.ts';
import { openLens } from './lens-page.ts';

/** Remembers every WebGL2 context of the page, as `contexts`, and how many were lost, as `losses`. */
function collectContexts(): void {
  const contexts = new Set<WebGL2RenderingContext>();
  const watched = { contexts, losses: 0 };
  Object.assign(window, watched, { watched });
  const original = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
    const context = original.call(this, kind as never, ...(rest as []));
    if (context instanceof WebGL2RenderingContext && !contexts.has(context)) {
      contexts.add(context);
      this.addEventListener('webglcontextlost', () => watched.losses++);
    }
    return context;
  } as typeof original;
}
interface Watched {
  readonly contexts: Set<WebGL2RenderingContext>;
  readonly watched: { losses: number };
}

/** A browser that gives a page four contexts. */
const FOUR = { extraArgs: ['--max-active-webgl-contexts=4'], initScripts: [collectContexts] };

for (const others of [0, 2]) {
  const when = others === 0 ? '' : `, beside ${others} of the page`;
  test(`lenses beyond what the browser gives go to the CPU and stay there${when}`, async ({ launchLens }) => {
    const page = await openLens(launchLens, FOUR);
    const result = await page.evaluate(async (others) => {
      lens.remove();
      const { watched } = window as unknown as Watched;
      const own: WebGL2RenderingContext[] = [];
      const makeOthers = () => {
        for (let i = 0; i < others; i++) {
          const canvas = document.createElement('canvas');
          canvas.addEventListener('webglcontextlost', (event) => event.preventDefault());
          document.body.append(canvas);
          own.push(canvas.getContext('webgl2') as WebGL2RenderingContext);
        }
      };
      makeOthers();
      const lenses = Array.from({ length: 6 }, () => {
        const each = document.createElement('k-lens');
        Object.assign(each, { k: 3, resolution: 16, source: 'demo', adaptive: false });
        Object.assign(each.style, { width: '80px', height: '60px' });
        document.body.append(each);
        return each;
      });
      const live = () => lenses.every(({ state, notice, stats }) => state === 'live' && !notice && stats.frames > 0);
      await until(live, 'all are live');
      const backends = () => lenses.map(({ stats }) => stats.backend).join();
      // It stands where so many frames of all of them change nothing.
      const stands = async () => {
        const was = `${backends()} ${watched.losses}`;
        const from = lenses.map(({ stats }) => stats.frames);
        await until(() => live() && lenses.every(({ stats }, i) => stats.frames > from[i] + 30), 'frames come');
        return was === `${backends()} ${watched.losses}`;
      };
      let rounds = 0;
      while (!(await stands()) && rounds < 10) rounds++;
      const again = await stands();
      return {
        again,
        rounds,
        gpu: lenses.filter(({ stats }) => stats.backend === 'webgl').length,
        losses: watched.losses,
        own: own.map((gl) => gl.isContextLost()),
        errors: lenses.map(({ error }) => error?.code ?? ''),
      };
    }, others);
    expect(result.again).toBe(true);
    expect(result.rounds).toBeLessThan(10);
    expect(result.gpu).toBeLessThanOrEqual(4);
    expect(result.gpu).toBeGreaterThanOrEqual(others === 0 ? 4 : 1);
    expect(result.errors).toEqual(Array(6).fill(''));
  });
}

test('a lens that goes gives its context back at once, also one that was only begun', async ({ launchLens }) => {
  const page = await openLens(launchLens, { initScripts: [collectContexts], allowErrors: [/half-way/] });
  const result = await page.evaluate(async () => {
    const { contexts } = window as unknown as Watched;
    const lost = () => [...contexts].map((gl) => gl.isContextLost());
    await lens.start('demo');
    const running = lost();
    lens.remove();
    const removed = lost();
    contexts.clear();
    const { linkProgram } = WebGL2RenderingContext.prototype;
    WebGL2RenderingContext.prototype.linkProgram = () => {
      throw new Error('half-way');
    };
    document.body.append(lens);
    await lens.start('demo');
    const halfWay = lost();
    const { backend } = lens.stats;
    lens.remove();
    WebGL2RenderingContext.prototype.linkProgram = linkProgram;
    document.body.append(lens);
    await lens.start('demo');
    return { running, removed, halfWay, backend, again: lens.stats.backend };
  });
  expect(result).toEqual({
    running: [false],
    removed: [true],
    halfWay: expect.arrayContaining([true]),
    backend: 'cpu',
    again: 'webgl',
  });
  expect(result.halfWay).not.toContain(false);
});
