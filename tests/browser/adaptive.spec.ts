import { ask } from './app-page.ts';
import { expect, test } from './fixtures.ts';

for (const backend of ['webgl', 'cpu'] as const) {
  test(`a picture with fewer pixels than the frame shows the same: ${backend}`, async ({ harness }) => {
    const results = await harness.evaluate(async (backend) => {
      const { GpuEngine } = await load<typeof import('../../src/engine/gpu/gpu-engine.ts')>(
        '/src/engine/gpu/gpu-engine.ts',
      );
      const { CpuEngine } = await load<typeof import('../../src/engine/cpu/cpu-engine.ts')>(
        '/src/engine/cpu/cpu-engine.ts',
      );
      const canvas = document.createElement('canvas');
      const engine = backend === 'cpu' ? new CpuEngine(canvas) : GpuEngine.create(canvas);
      if (!engine) throw new Error('no engine');
      const image = document.createElement('canvas');
      [image.width, image.height] = [120, 80];
      const context = image.getContext('2d');
      if (!context) throw new Error('no 2D');
      // No quarter like another: what is turned or mirrored shows.
      ['#c83214', '#14c832', '#3214c8', '#c8c8c8'].forEach((color, i) => {
        context.fillStyle = color;
        context.fillRect(60 * (i % 2), 40 * Math.floor(i / 2), 60, 40);
      });
      engine.upload(image, 120, 80);
      engine.sample(60);
      const clustering = engine.cluster();
      clustering.start({ k: 4, seeding: 'maximin', random: () => 0.5, iterations: 10 });
      engine.draw(clustering, { kind: 'segments', mutedMask: 0, mirror: false });
      while (engine.rehearsing) engine.draw(clustering, { kind: 'segments', mutedMask: 0, mirror: false });
      /** The color in the middle of each quarter, and how many colors there are. */
      const look = () => {
        const copy = document.createElement('canvas');
        [copy.width, copy.height] = [canvas.width, canvas.height];
        const pixels = copy.getContext('2d');
        pixels?.drawImage(canvas, 0, 0);
        const at = (x: number, y: number, width = 1, height = 1) => [
          ...(pixels?.getImageData(x, y, width, height).data ?? []),
        ];
        const middle = (x: number, y: number) =>
          at(Math.floor(x * canvas.width), Math.floor(y * canvas.height))
            .slice(0, 3)
            .join();
        const all = at(0, 0, canvas.width, canvas.height);
        const colors = new Set(Array.from({ length: all.length / 4 }, (_, i) => all.slice(4 * i, 4 * i + 3).join()));
        return {
          size: [canvas.width, canvas.height],
          quarters: [middle(0.25, 0.25), middle(0.75, 0.25), middle(0.25, 0.75), middle(0.75, 0.75)],
          colors: colors.size,
        };
      };
      const results = [1, 3 / 4, 1 / 2, 1].flatMap((scale) =>
        [false, true].map((mirror) => {
          // As a live frame does it: the GPU was busy with textures of other sizes before.
          clustering.iterate(1);
          engine.draw(clustering, { kind: 'segments', mutedMask: 0, mirror, scale });
          const segments = look();
          engine.draw(clustering, { kind: 'original', mutedMask: 0, mirror, scale });
          return { scale, mirror, segments, original: look().quarters, textures: engine.holdings().textures };
        }),
      );
      clustering.dispose();
      engine.dispose();
      return results;
    }, backend);
    const quarters = ['200,50,20', '20,200,50', '50,20,200', '200,200,200'];
    for (const { scale, mirror, segments, original } of results) {
      const expected = mirror ? [1, 0, 3, 2].map((i) => quarters[i]) : quarters;
      expect(segments, `${scale}`).toEqual({ size: [120 * scale, 80 * scale], quarters: expected, colors: 4 });
      expect(original, `${scale}`).toEqual(expected);
    }
    // The texture that it takes is made once.
    expect(results[2].textures - results[1].textures).toBe(backend === 'cpu' ? 0 : 1);
    expect(new Set(results.slice(2).map(({ textures }) => textures)).size).toBe(1);
  });
}

/** What a lens comes down to. */
interface Look {
  readonly canvas: readonly number[];
  readonly frame: readonly number[];
  readonly reduced: { columns: number; rows: number; scale: number } | null;
  readonly text: string;
}

/**
 * An init script: a machine that is slow at pixels, by its own clock. Each draw of more than a quarter of 640 × 480 takes
 * as long as if it were more than a frame may take, a smaller one less, whatever it really took. What the lens of the page
 * came down to with each frame is in `looks`.
 */
function slowMachine(): void {
  const { now } = performance;
  let extra = 0;
  performance.now = () => now.call(performance) + extra;
  const draw = WebGL2RenderingContext.prototype.drawArrays;
  WebGL2RenderingContext.prototype.drawArrays = function (...args) {
    draw.apply(this, args);
    const [, , width, height] = this.getParameter(this.VIEWPORT) as Int32Array;
    if (width * height >= (640 * 480) / 4) extra += width * height > (640 * 480) / 4 ? 120 : 45;
  };
  const looks: Look[] = [];
  let seen = 0;
  Object.assign(window, { looks });
  const look = () => {
    requestAnimationFrame(look);
    const page = document.querySelector('k-lens-app')?.shadowRoot;
    const lens = page?.querySelector<HTMLElementTagNameMap['k-lens']>('main k-lens');
    const canvas = lens?.shadowRoot?.querySelector('canvas');
    if (!lens || !canvas || lens.state !== 'live') return;
    const { reduced, frameWidth, frameHeight, frames } = lens.stats;
    // Between two frames the next one's size may be decided already.
    if (frames === seen) return;
    seen = frames;
    const text = page?.querySelector('k-lens-numbers')?.shadowRoot?.textContent ?? '';
    const machine = /slow machine: [^%]*samples(, picture at \d+ %)?/.exec(text)?.[0] ?? '';
    looks.push({ canvas: [canvas.width, canvas.height], frame: [frameWidth, frameHeight], reduced, text: machine });
  };
  look();
}

test('a slow machine gets fewer samples, then a smaller picture, and is told so; frozen it gets all', async ({
  launchLens,
}) => {
  const { page, url } = await launchLens({ initScripts: [slowMachine] });
  // On so narrow a grid there is one step for the samples.
  await page.goto(`${url}#source=demo&resolution=32&k=4`);
  const numbers = page.locator('k-lens-numbers');
  const look = () =>
    ask(page, async (lens) => {
      const canvas = lens.shadowRoot?.querySelector('canvas') as HTMLCanvasElement;
      const { reduced, frameWidth, frameHeight, samples } = lens.stats;
      const shown = canvas.getBoundingClientRect();
      return {
        canvas: [canvas.width, canvas.height],
        shown: [shown.width, shown.height],
        frame: [frameWidth, frameHeight],
        reduced,
        samples,
      };
    });
  await expect(numbers).toContainText('live');
  const { shown } = await look();

  // At the last step it stays.
  await expect(numbers).toContainText('slow machine: 16 × 12 samples, picture at 50 %');
  await expect.poll(look).toEqual({
    canvas: [320, 240],
    shown,
    frame: [640, 480],
    reduced: { columns: 16, rows: 12, scale: 1 / 2 },
    samples: 16 * 12,
  });
  const looks = await page.evaluate(() => (window as unknown as { looks: Look[] }).looks);
  const steps = looks.map(({ canvas, frame, reduced }) => JSON.stringify({ canvas, frame, reduced }));
  const at = (width: number, height: number, scale: number | null) => ({
    canvas: [width, height],
    frame: [640, 480],
    reduced: scale && { columns: 16, rows: 12, scale },
  });
  expect([...new Set(steps)].map((step) => JSON.parse(step))).toEqual([
    at(640, 480, null),
    at(640, 480, 1),
    at(480, 360, 3 / 4),
    at(320, 240, 1 / 2),
  ]);
  expect([...new Set(looks.map(({ text }) => text))].slice(0, 2)).toEqual(['', 'slow machine: 16 × 12 samples']);
  const snapshot = await ask(page, async (lens) => {
    const { width, height } = await createImageBitmap(await lens.snapshot());
    return [width, height];
  });
  expect(snapshot).toEqual([640, 480]);

  await page.keyboard.press('Space');
  await expect(numbers).toContainText('frozen, settled');
  await expect(numbers).not.toContainText('slow machine');
  expect(await look()).toMatchObject({ canvas: [640, 480], reduced: null, samples: 32 * 24 });

  await page.keyboard.press('Space');
  await expect(numbers).toContainText('slow machine');
  expect(await look()).toMatchObject({ frame: [640, 480], reduced: { columns: 16, rows: 12 } });

  await page.keyboard.press('g');
  await page.getByRole('switch', { name: 'Less detail on a slow machine' }).click();
  await expect.poll(look).toMatchObject({ canvas: [640, 480], reduced: null, samples: 32 * 24 });
  await expect(page).toHaveURL(/adaptive=false/);
  expect(await ask(page, (lens) => [lens.adaptive, lens.getAttribute('adaptive')])).toEqual([false, 'false']);
});
