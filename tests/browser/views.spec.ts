/** Each view, pixel by pixel, on both engines; then the lens and the page around them. */
import { ask, expectState, startCamera } from './app-page.ts';
import { expect, test } from './fixtures.ts';
import { fields, openLens, withoutWebgl } from './lens-page.ts';
import type { Backend } from './view-probe.ts';

const BACKENDS: readonly Backend[] = ['webgl', 'cpu'];

for (const backend of BACKENDS) {
  test(`every view is right in every pixel, mirrored or not: ${backend}`, async ({ harness }) => {
    const wrong = await harness.evaluate(async (backend) => {
      const { ViewProbe } = await load<typeof import('./view-probe.ts')>('/tests/browser/view-probe.ts');
      const wrong: Record<string, number> = {};
      for (const k of [1, 2, 7, 32]) {
        const probe = new ViewProbe(backend, 75, 53, k);
        const views = [
          {},
          ...(['labels', 'outlines', 'original'] as const).map((kind) => ({ kind })),
          ...(['reciprocal', 'linear'] as const).map((grays) => ({ kind: 'gray', grays }) as const),
        ];
        for (const view of views) {
          const [several, all, alone] = [0b101, 2 ** 32 - 1, 2 ** 32 - 3].map((mutedMask) => ({ mutedMask }));
          const halves = [{ split: 37 }, { split: 37, ...alone }, { split: 100 }];
          for (const more of [{}, several, all, ...halves]) {
            for (const mirror of [false, true]) {
              const asked = { ...view, ...more, mirror };
              wrong[`k = ${k}, ${JSON.stringify(asked)}`] = probe.wrong(asked);
            }
          }
        }
        const labels = probe.engine.labels(probe.clustering);
        wrong[`k = ${k}, labels`] = labels.filter((label, i) => label !== probe.labels[i]).length;
        const { width } = probe;
        const places = [0, width - 1, 20 * width + 31, labels.length - 1];
        wrong[`k = ${k}, labelAt`] = places.filter((i) => {
          return probe.engine.labelAt(probe.clustering, i % width, Math.floor(i / width)) !== probe.labels[i];
        }).length;
        wrong[`k = ${k}, pixels`] = probe.engine.pixels().data.filter((value, i) => value !== probe.data[i]).length;
        probe.dispose();
      }
      return wrong;
    }, backend);
    expect(Object.keys(wrong).length).toBeGreaterThan(200);
    expect(Object.fromEntries(Object.entries(wrong).filter(([, count]) => count > 0))).toEqual({});
  });

  test(`two clusters are gray 255 and 127: ${backend}`, async ({ harness }) => {
    const values = await harness.evaluate(async (backend) => {
      const { ViewProbe } = await load<typeof import('./view-probe.ts')>('/tests/browser/view-probe.ts');
      const probe = new ViewProbe(backend, 64, 48, 2);
      const shown = probe.shown({ kind: 'gray' });
      probe.dispose();
      return [...new Set(shown.filter((_, i) => i % 4 < 3))].sort();
    }, backend);
    expect(values).toEqual([127, 255]);
  });

  test(`a sheet has every cluster alone in a tile of its own: ${backend}`, async ({ harness }) => {
    const result = await harness.evaluate(async (backend) => {
      const { ViewProbe } = await load<typeof import('./view-probe.ts')>('/tests/browser/view-probe.ts');
      const { cornerOf, placeIn, sheetOf } =
        await load<typeof import('../../src/engine/tiles.ts')>('/src/engine/tiles.ts');
      const [width, height, k] = [150, 106, 5];
      // As high as a number is, in so small a frame.
      const side = 12;
      const probe = new ViewProbe(backend, width, height, k);
      const tally = (mirror: boolean) => {
        // All but the last: it is a sheet of all the same.
        const shown = probe.shown({ sheet: true, mirror, mutedMask: 0b1111 });
        const seen = new Set<number>();
        const numbered = new Set<number>();
        let wrong = 0;
        for (let i = 0; i < width * height; i++) {
          const place = placeIn(sheetOf(k), width, height, i % width, Math.floor(i / width));
          const corner = place ? cornerOf(sheetOf(k), width, height, place.alone) : [0, 0];
          if (place && (i % width) - corner[0] < side && Math.floor(i / width) - corner[1] < side) {
            // A number is whiter than the squares behind it.
            if (shown[4 * i] > 230 && shown[4 * i + 1] > 230) numbered.add(place.alone);
            continue;
          }
          const from = place ? place.y * width + (mirror ? width - 1 - place.x : place.x) : 0;
          const own = place !== null && probe.labels[from] === place.alone;
          const hidden = probe.hidden(i % width, Math.floor(i / width), 0b1111)[0];
          for (let c = 0; c < 3; c++) {
            if (shown[4 * i + c] !== (place ? (own ? probe.data[4 * from + c] : hidden) : 26)) wrong++;
          }
          if (own) seen.add(place.alone);
        }
        return { wrong, seen: [...seen].sort(), numbered: [...numbered].sort(), size: shown.length };
      };
      const result = [tally(false), tally(true)];
      probe.dispose();
      return result;
    }, backend);
    const expected = { wrong: 0, seen: [0, 1, 2, 3, 4], numbered: [0, 1, 2, 3, 4], size: 4 * 150 * 106 };
    for (const tally of result) expect(tally).toEqual(expected);
  });

  test(`labels that are given stand in for the clustering's until the next frame: ${backend}`, async ({ harness }) => {
    const result = await harness.evaluate(async (backend) => {
      const { ViewProbe } = await load<typeof import('./view-probe.ts')>('/tests/browser/view-probe.ts');
      const probe = new ViewProbe(backend, 75, 53, 4);
      const given = Uint8Array.from({ length: 75 * 53 }, (_, i) => (i * 7 + (i >> 5)) % 4);
      const colors = [
        [1, 2, 3],
        [250, 128, 7],
        [0, 255, 9],
        [77, 66, 55],
      ];
      probe.engine.give(given, colors.flat());
      const wrong = [
        probe.wrong({}, given, colors),
        probe.wrong({ steady: true, mirror: true }, given, colors),
        probe.wrong({ kind: 'labels', split: 20 }, given),
        probe.wrong({ kind: 'outlines', mutedMask: 2 }, given),
        probe.wrong({ scale: 0.5 }, given, colors),
        Number(probe.engine.labelAt(probe.clustering, 5, 3) !== given[3 * 75 + 5]),
        probe.engine.labels(probe.clustering).filter((label, i) => label !== given[i]).length,
      ];
      probe.engine.give(given);
      wrong.push(probe.wrong({ kind: 'gray' }, given), probe.wrong({}, given));
      probe.upload();
      wrong.push(probe.wrong({}), probe.wrong({ kind: 'labels' }));
      probe.engine.give(given, colors.flat());
      probe.engine.give(null);
      wrong.push(probe.wrong({}));
      probe.dispose();
      return wrong;
    }, backend);
    expect(result).toEqual(result.map(() => 0));
  });

  test(`with position, in another space, steady or small, views show one clustering: ${backend}`, async ({
    harness,
  }) => {
    const result = await harness.evaluate(async (backend) => {
      const { ViewProbe } = await load<typeof import('./view-probe.ts')>('/tests/browser/view-probe.ts');
      const { random } = await load<typeof import('../../src/kmeans/index.ts')>('/src/kmeans/index.ts');
      const { roundColor } = await load<typeof import('../../src/color/round-color.ts')>('/src/color/round-color.ts');
      const result: Record<string, number> = {};
      for (const [space, position] of [
        ['rgb', 40],
        ['oklab', 0],
        ['hsv', 60],
      ] as const) {
        const probe = new ViewProbe(backend, 75, 53, 6);
        probe.engine.sample(32, space, position);
        probe.clustering.start({ k: 6, seeding: 'k-means++', random: random(3), iterations: 5 });
        const { centroids } = await probe.clustering.read();
        const palette = Array.from({ length: 6 }, (_, c) => [...centroids.slice(3 * c, 3 * c + 3)].map(roundColor));
        const labels = probe.engine.labels(probe.clustering);
        for (const view of [{}, { kind: 'labels' }, { mutedMask: 5 }, { kind: 'outlines', mirror: true }] as const) {
          result[`${space} ${position} ${JSON.stringify(view)}`] = probe.wrong(view, labels, palette);
        }
        probe.dispose();
      }
      // What was steady stays with the view, and the first steady picture follows none.
      const probe = new ViewProbe(backend, 75, 53, 6);
      result.first = probe.wrong({ steady: true });
      result.labels = probe.wrong({ steady: true, kind: 'labels' });
      probe.wrong({ kind: 'labels' });
      probe.clustering.iterate(3);
      const nearest = probe.engine.labels(probe.clustering);
      result.again = probe.wrong({ steady: true, kind: 'labels' }, nearest);
      const small = probe.shown({ kind: 'gray', scale: 0.5, split: 50, steady: true });
      result.small = small.length - 4 * probe.engine.canvas.width * probe.engine.canvas.height;
      result.width = probe.engine.canvas.width - 38;
      probe.dispose();
      return result;
    }, backend);
    expect(result).toEqual(Object.fromEntries(Object.keys(result).map((key) => [key, 0])));
  });

  test(`numbers stand on regions that have room for them, and are never mirrored: ${backend}`, async ({ harness }) => {
    const result = await harness.evaluate(async (backend) => {
      const { ViewProbe } = await load<typeof import('./view-probe.ts')>('/tests/browser/view-probe.ts');
      const [width, height] = [240, 160];
      const probe = new ViewProbe(backend, width, height, 3);
      const white = (labels: Uint8Array, more = {}) => {
        probe.engine.give(labels);
        const shown = probe.shown({ kind: 'labels', colors: 'okabe-ito', ...more });
        return Array.from({ length: width * height }, (_, i) => i).filter((i) =>
          [0, 1, 2].every((c) => shown[4 * i + c] === 255),
        );
      };
      // The left half is 2, the right half 3.
      const halves = Uint8Array.from({ length: width * height }, (_, i) => 1 + Number(i % width >= width / 2));
      const stripes = Uint8Array.from({ length: width * height }, (_, i) => Math.floor((i % width) / 3) % 2);
      const shown = white(halves);
      const result = {
        left: shown.some((i) => i % width < width / 2),
        right: shown.some((i) => i % width >= width / 2),
        stripes: white(stripes).length,
        muted: white(halves, { mutedMask: 2 }).some((i) => i % width < width / 2),
        mirrored:
          white(
            halves.map((label) => 3 - label),
            { mirror: true },
          ).join() === shown.join(),
        split: white(halves, { split: 50 }).some((i) => i % width < width / 2),
      };
      probe.dispose();
      return result;
    }, backend);
    expect(result).toEqual({ left: true, right: true, stripes: 0, muted: false, mirrored: true, split: false });
  });

  test(`the lens mutes, goes through its views live, and says what is under a point: ${backend}`, async ({
    launchLens,
  }) => {
    const initScripts = backend === 'cpu' ? [withoutWebgl] : [];
    const page = await openLens(launchLens, { y4m: { ...fields(96, 64, 4), fps: 30 }, initScripts });
    const result = await page.evaluate(async () => {
      lens.k = 4;
      await lens.start('camera');
      await until(() => lens.stats.frames > 40, 'all shaders are warm');
      let compiled = 0;
      const original = WebGL2RenderingContext.prototype.compileShader;
      WebGL2RenderingContext.prototype.compileShader = function (...args) {
        compiled++;
        return original.apply(this, args);
      };
      const command = (id: string) => lens.commands.find((other) => other.id === id)?.run();
      const views: string[] = [];
      for (let i = 0; i < 5; i++) {
        command('view');
        views.push(lens.view);
        for (const id of ['split', 'sheet', 'solo', 'steady']) {
          command(id);
          await moreFrames(1);
        }
        lens.colors = 'okabe-ito';
        lens.k = 4 + i;
        await moreFrames(1);
      }
      lens.reset();
      lens.k = 4;
      lens.freeze();
      await until(() => lens.stats.settled, 'settled');
      await redrawn();
      const box = lens.getBoundingClientRect();
      const scale = Math.min(box.width / 96, box.height / 64);
      const at = (x: number, y: number) =>
        lens.labelAt(
          box.left + (box.width - 96 * scale) / 2 + (x + 0.5) * scale,
          box.top + (box.height - 64 * scale) / 2 + (y + 0.5) * scale,
        );
      const hexAt = (x: number, y: number) =>
        `#${[...window.pixels().data.subarray(4 * (96 * y + x), 4 * (96 * y + x) + 3)].map((v) => v.toString(16).padStart(2, '0')).join('')}`;
      const points = [
        [0, 0],
        [40, 10],
        [60, 30],
        [95, 63],
      ];
      const same = () =>
        points.every(([x, y]) => {
          const label = at(x, y);
          return label !== null && lens.palette[label].color === hexAt(x, y);
        });
      const plain = same();
      lens.mirror = 'on';
      await redrawn();
      const mirrored = same();
      lens.sheet = true;
      await redrawn();
      const sheet = [at(24, 16), at(72, 16), at(24, 48), at(72, 48), at(0, 0)];
      const outside = [at(-1, 10), at(96, 10)];
      return { compiled, views, plain, mirrored, sheet, outside };
    });
    expect(result).toEqual({
      compiled: 0,
      views: ['labels', 'gray', 'outlines', 'original', 'segments'],
      plain: true,
      mirrored: true,
      sheet: [0, 1, 2, 3, null],
      outside: [null, null],
    });
  });
}

for (const viewport of [
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
]) {
  test(`clicks mute and solo, the divider is dragged and moved by keys: ${viewport.width}×${viewport.height}`, async ({
    launchLens,
  }) => {
    const { page, url } = await launchLens({ y4m: fields(96, 64, 4), contextOptions: { viewport } });
    await startCamera(page, `${url}#k=4&mirror=off`);
    await expectState(page, 'live');
    await expect.poll(() => ask(page, (lens) => lens.palette.length)).toBe(4);
    const muted = () => ask(page, (lens) => lens.muted);
    const box = await page.locator('main k-lens').boundingBox();
    if (!box) throw new Error('no lens');
    const scale = Math.min(box.width / 96, box.height / 64);
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    // Where neither a number nor a button lies over it.
    const thing = { x: middle.x + 6 * scale, y: middle.y + 4 * scale };
    const label = await page.evaluate(({ x, y }) => {
      const lens = document.querySelector('k-lens-app')?.shadowRoot?.querySelector('main k-lens');
      return (lens as unknown as { labelAt(x: number, y: number): number }).labelAt(x, y);
    }, thing);
    await page.mouse.click(thing.x, thing.y);
    expect(await muted()).toBe(String(label + 1));
    await page.mouse.click(thing.x, thing.y);
    expect(await muted()).toBe('');
    const others = [1, 2, 3, 4].filter((other) => other !== label + 1).join(' ');
    await page.mouse.dblclick(thing.x, thing.y);
    expect(await muted()).toBe(others);
    await page.mouse.dblclick(thing.x, thing.y);
    expect(await muted()).toBe('');
    // Beside the picture there is nothing to mute.
    const beside = box.width / box.height > 96 / 64 ? { x: box.x + 2, y: middle.y } : { x: middle.x, y: box.y + 2 };
    if (Math.abs(box.width / box.height - 96 / 64) > 0.05) {
      await page.mouse.click(beside.x, beside.y);
      expect(await muted()).toBe('');
    }
    const swatch = page.locator('k-lens-palette button').nth(1);
    await swatch.click({ modifiers: ['Alt'] });
    expect(await muted()).toBe('1 3 4');
    await swatch.dblclick();
    expect(await muted()).toBe('');
    for (const expected of ['2 3 4', '1 3 4', '1 2 4', '1 2 3', '']) {
      await page.keyboard.press('j');
      expect(await muted()).toBe(expected);
    }

    const divider = page.getByRole('slider', { name: /divider/i });
    await expect(divider).toBeHidden();
    await page.keyboard.press('Shift+V');
    await expect(divider).toHaveAttribute('aria-valuenow', '50');
    const at = await divider.boundingBox();
    if (!at) throw new Error('no divider');
    expect(at.x + at.width / 2).toBeCloseTo(middle.x, 0);
    await page.mouse.move(middle.x, middle.y + 8);
    await page.mouse.down();
    await page.mouse.move(middle.x - 9.6 * scale, middle.y, { steps: 4 });
    await page.mouse.up();
    expect(await ask(page, (lens) => lens.split)).toBe(40);
    expect(await muted()).toBe('');
    const k = await ask(page, (lens) => lens.k);
    await divider.focus();
    for (const key of ['ArrowRight', 'ArrowUp', 'PageUp']) await page.keyboard.press(key);
    expect(await ask(page, (lens) => [lens.split, lens.k])).toEqual([52, k]);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowLeft');
    expect(await ask(page, (lens) => lens.split)).toBe(1);
    await page.keyboard.press('Shift+J');
    await expect(divider).toBeHidden();
    expect(await ask(page, (lens) => lens.sheet)).toBe(true);
    // Nothing would be seen of it.
    await page.mouse.click(thing.x, thing.y);
    await page.mouse.dblclick(thing.x, thing.y);
    expect(await muted()).toBe('');
    await expect(page.locator('k-lens-caption')).toContainText('The sheet shows every cluster');
    await page.keyboard.press('Shift+J');
    await page.keyboard.press('Shift+V');
    expect(await ask(page, (lens) => [lens.sheet, lens.split])).toEqual([false, 0]);
  });
}
