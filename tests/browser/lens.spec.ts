import { collectTracks } from './app-page.ts';
import { expect, test } from './fixtures.ts';
import { fields, openLens } from './lens-page.ts';

const SCENE = fields(96, 64, 6);

test('the frozen picture is that of src/kmeans: nearest centroids, at a fixed point of Lloyd', async ({
  launchLens,
}) => {
  const page = await openLens(launchLens, { y4m: SCENE });
  const { wrong, pixels, shift } = await page.evaluate(async () => {
    const kmeans = await load<typeof import('../../src/kmeans/index.ts')>('/src/kmeans/index.ts');
    const { roundColor } = await load<typeof import('../../src/color/round-color.ts')>('/src/color/round-color.ts');
    lens.resolution = 96;
    await lens.start('camera');
    lens.freeze();
    await until(() => lens.stats.settled, 'settled');
    const { data, width, height } = window.pixels();
    lens.view = 'original';
    await redrawn();
    const original = window.pixels().data;
    const n = width * height;
    const values = Float64Array.from({ length: 3 * n }, (_, i) => original[4 * Math.floor(i / 3) + (i % 3)]);
    const points = { values, n, d: 3 };
    const centroids = Float64Array.from(lens.centroids.flat());
    const labels = new Int32Array(n).fill(-1);
    kmeans.assign(points, centroids, lens.k, labels);
    let wrong = 0;
    for (let i = 0; i < 3 * n; i++) {
      const expected = roundColor(centroids[3 * labels[Math.floor(i / 3)] + (i % 3)]);
      if (expected !== data[4 * Math.floor(i / 3) + (i % 3)]) wrong++;
    }
    // At a sample for every pixel the samples are the frame.
    const { shift } = kmeans.updateCentroids(points, labels, lens.k, centroids);
    return { wrong, pixels: n, shift };
  });
  expect(pixels).toBe(96 * 64);
  expect(wrong).toBe(0);
  expect(shift).toBeLessThan(0.01);
});

test('a settled picture has exactly the colors of the palette, for every k', async ({ launchLens }) => {
  const noise = { width: 64, height: 48, frames: (x: number, y: number) => hash(x, y) };
  const page = await openLens(launchLens, { y4m: noise });
  const results = await page.evaluate(async () => {
    await lens.start('camera');
    lens.freeze();
    const results = [];
    for (let k = 1; k <= 32; k++) {
      lens.k = k;
      await until(() => lens.stats.settled && lens.palette.length === k, `settled at ${k}`);
      const palette = lens.palette.map(({ color }) => color).sort();
      results.push({ k, palette: [...new Set(palette)], colors: colors() });
    }
    return results;
  });
  for (const { k, palette, colors } of results) expect(colors, `k = ${k}`).toEqual(palette);
  expect(results.at(-1)?.colors).toHaveLength(32);
});

/** A color for each place, everywhere in the cube. */
function hash(x: number, y: number): [number, number, number] {
  const h = Math.imul((x * 73856093) ^ (y * 19349663), 0x9e3779b1) >>> 8;
  return [h & 255, (h >> 8) & 255, (h >> 16) & 255];
}

test('one more cluster and one less leave the others their numbers', async ({ launchLens }) => {
  const page = await openLens(launchLens, { y4m: SCENE });
  const [five, six, again] = await page.evaluate(async () => {
    await lens.start('camera');
    const at = async (k: number) => {
      lens.k = k;
      await until(() => lens.palette.length === k, `${k} swatches`);
      await moreFrames(8);
      await newNumbers();
      return lens.centroids;
    };
    return [await at(5), await at(6), await at(5)];
  });
  const distance = (a: number[], b: number[]) => Math.hypot(...a.map((value, i) => value - b[i]));
  const kept = (after: number[][]) => five.filter((color, c) => distance(color, after[c]) < 12).length;
  expect(kept(six)).toBeGreaterThanOrEqual(4);
  expect(kept(again)).toBe(5);
});

test('a cold start on every frame flickers on a noisy scene, a warm start does not', async ({ launchLens }) => {
  const noisy = {
    width: 64,
    height: 48,
    count: 20,
    frames: (x: number, y: number, t: number) => hash(x + 7 * t, y + t),
  };
  const page = await openLens(launchLens, { y4m: noisy });
  const [warm, cold] = await page.evaluate(async () => {
    await lens.start('camera');
    await moreFrames(48);
    const changes = async () => {
      const palettes: number[][] = [];
      const note = () => palettes.push(lens.centroids.flat());
      lens.addEventListener('palettechange', note);
      await until(() => palettes.length > 12, 'twelve steps');
      lens.removeEventListener('palettechange', note);
      const steps = palettes
        .slice(1)
        .map((palette, i) => Math.hypot(...palette.map((value, c) => value - palettes[i][c])));
      return steps.reduce((sum, step) => sum + step, 0) / steps.length;
    };
    const warm = await changes();
    lens.cold = true;
    return [warm, await changes()];
  });
  expect(cold).toBeGreaterThan(3 * warm);
});

test('muted clusters are black, and what is left is seen as it is', async ({ launchLens }) => {
  const page = await openLens(launchLens, { y4m: SCENE });
  const result = await page.evaluate(async () => {
    await lens.start('camera');
    lens.freeze();
    await until(() => lens.stats.settled, 'settled');
    const before = window.pixels().data;
    const hidden = lens.palette[1].color;
    lens.view = 'original';
    await redrawn();
    const original = window.pixels().data;
    lens.muted = '2';
    await redrawn();
    const both = [window.pixels().data];
    lens.view = 'segments';
    await redrawn();
    both.push(window.pixels().data);
    let wrong = 0;
    let black = 0;
    for (let i = 0; i < before.length; i += 4) {
      const color = `#${[...before.subarray(i, i + 3)].map((value) => value.toString(16).padStart(2, '0')).join('')}`;
      for (const after of both) {
        for (let c = 0; c < 3; c++) if (after[i + c] !== (color === hidden ? 0 : original[i + c])) wrong++;
      }
      if (color === hidden) black++;
    }
    return { wrong, black, muted: lens.palette.map(({ muted }) => muted) };
  });
  expect(result.wrong).toBe(0);
  expect(result.black).toBeGreaterThan(100);
  expect(result.muted).toEqual([false, true, false, false, false]);
});

test('frozen means that the frame stands and settings still act', async ({ launchLens }) => {
  const moving = { ...SCENE, count: 30, frames: (x: number, y: number, t: number) => hash(x + 5 * t, y) };
  const page = await openLens(launchLens, { y4m: moving });
  const result = await page.evaluate(async () => {
    await lens.start('camera');
    lens.view = 'original';
    await moreFrames(2);
    const live = [window.pixels().data.join()];
    await moreFrames(2);
    live.push(window.pixels().data.join());
    lens.freeze();
    await until(() => lens.stats.settled, 'it stands');
    const frames = lens.stats.frames;
    const frozen = [window.pixels().data.join()];
    await ticks(30);
    frozen.push(window.pixels().data.join());
    const state = [lens.state, lens.frozen, lens.stats.frames - frames];
    lens.view = 'segments';
    lens.k = 2;
    await until(() => lens.stats.settled, 'settled');
    const two = colors().length;
    lens.resume();
    await moreFrames(2);
    return { moved: live[0] !== live[1], stood: frozen[0] === frozen[1], state, two, after: [lens.state, lens.frozen] };
  });
  expect(result).toEqual({ moved: true, stood: true, state: ['frozen', true, 0], two: 2, after: ['live', false] });
});

test('stop ends every track, and of two starts in a hurry the later wins', async ({ launchLens }) => {
  const page = await openLens(launchLens, { deviceCount: 3, initScripts: [collectTracks] });
  const result = await page.evaluate(async () => {
    const { tracks } = window as unknown as { tracks: MediaStreamTrack[] };
    const devices = (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput');
    const outcomes = await Promise.allSettled(devices.map(({ deviceId }) => lens.start('camera', deviceId)));
    const live = tracks.filter(({ readyState }) => readyState === 'live').length;
    const chosen = lens.cameraId === devices.at(-1)?.deviceId;
    await lens.nextCamera();
    const next = lens.cameraId === devices[0].deviceId;
    lens.stop();
    const left = tracks.filter(({ readyState }) => readyState === 'live').length;
    return { outcomes: outcomes.map(({ status }) => status), live, chosen, next, left, state: lens.state };
  });
  expect(result).toEqual({
    outcomes: ['rejected', 'rejected', 'fulfilled'],
    live: 1,
    chosen: true,
    next: true,
    left: 0,
    state: 'stopped',
  });
});

test('half-steps are those of src/kmeans, and can be taken back', async ({ launchLens }) => {
  const page = await openLens(launchLens, { y4m: SCENE });
  const result = await page.evaluate(async () => {
    const known = () => until(() => lens.stats.settled, 'the numbers are known');
    await lens.start('camera');
    lens.freeze();
    await known();
    lens.reseed({
      centroids: [
        [0, 0, 0],
        [128, 128, 128],
        [255, 255, 255],
      ],
    });
    await known();
    const seeds = { k: lens.k, centroids: lens.centroids, colors: colors() };
    const halves = [lens.step()];
    await known();
    const moved = lens.centroids;
    const picture = window.pixels().data.join();
    halves.push(lens.step(), lens.step());
    await known();
    const further = lens.centroids;
    lens.stepBack();
    lens.stepBack();
    await known();
    const back = lens.centroids;
    const same = picture === window.pixels().data.join();
    lens.stepBack();
    lens.stepBack();
    await known();
    return { seeds, halves, moved, further, back, same, origin: lens.centroids };
  });
  expect(result.seeds.k).toBe(3);
  expect(result.seeds.centroids).toEqual(
    [
      [0, 0, 0],
      [128, 128, 128],
      [255, 255, 255],
    ].map((color) => color.map((value) => expect.closeTo(value, 3))),
  );
  expect(new Set(result.seeds.colors)).toEqual(new Set(result.seeds.colors.filter((c) => /^#(00|80|ff)/.test(c))));
  expect(result.halves).toEqual(['update', 'assign', 'update']);
  expect(result.moved).not.toEqual(result.seeds.centroids);
  expect(result.further).not.toEqual(result.moved);
  expect(result.back).toEqual(result.moved);
  expect(result.same).toBe(true);
  expect(result.origin).toEqual(result.seeds.centroids);
});

test('started again on a frozen picture, and stepped there and back, what is seen is what the palette says', async ({
  launchLens,
}) => {
  const page = await openLens(launchLens, { y4m: fields(160, 120, 9, 20) });
  const looks = await page.evaluate(async () => {
    await lens.start('camera');
    lens.freeze();
    await until(() => lens.stats.settled, 'it stands');
    const looks: { seen: string[]; said: string[] }[] = [];
    const look = async () => {
      await until(() => lens.stats.settled, 'it stands');
      looks.push({ seen: colors(), said: lens.palette.map(({ color }) => color).sort() });
    };
    for (const seed of [1, 2, 3]) {
      lens.reseed({ seeding: 'random-points', seed });
      await look();
    }
    for (const move of ['step', 'step', 'step', 'stepBack', 'stepBack', 'stepBack'] as const) {
      lens[move]();
      await look();
    }
    return looks;
  });
  for (const { seen, said } of looks) expect(seen).toEqual([...new Set(said)]);
  expect(new Set(looks.map(({ said }) => said.join())).size).toBeGreaterThan(3);
  expect(looks[8]).toEqual(looks[2]);
});

test('wrong arguments throw a closed code and the range; wrong attributes mean the default', async ({ launchLens }) => {
  const page = await openLens(launchLens, {});
  const result = await page.evaluate(async () => {
    const failure = (act: () => unknown) => {
      try {
        act();
        return null;
      } catch (error) {
        return `${(error as { code: string }).code}: ${(error as Error).message}`;
      }
    };
    const rejection = await lens.start('window').catch((error) => `${error.code}: ${error.message}`);
    for (const [name, value] of [
      ['k', '99'],
      ['k', 'constructor'],
      ['view', '__proto__'],
      ['resolution', '1e309'],
    ]) {
      lens.setAttribute(name, value);
    }
    await lens.updateComplete;
    return {
      k: [0, 33, 2.5, Number.NaN, 'many'].map((value) => failure(() => Object.assign(lens, { k: value }))),
      reseed: [
        failure(() => lens.reseed({ centroids: [[0, 0, 256]] })),
        failure(() => lens.reseed({ seeding: 'magic' as never })),
        failure(() => lens.reseed({ seed: 0.5 })),
        failure(() => lens.reseed({ seeding: 'warm' })),
      ],
      rejection,
      attributes: [lens.k, lens.view, lens.resolution],
      state: lens.state,
    };
  });
  for (const text of result.k) expect(text).toMatch(/^bad-setting: The setting k must be an integer from 1 to 32/);
  expect(result.reseed[0]).toMatch(/^bad-argument: centroids must be .*0 to 255/);
  expect(result.reseed[1]).toMatch(/^bad-argument: seeding must be one of/);
  expect(result.reseed[2]).toMatch(/^bad-argument: seed must be a safe integer/);
  expect(result.reseed[3]).toMatch(/^bad-argument: centroids must be given/);
  expect(result.rejection).toMatch(/^bad-argument: source must be one of camera, demo/);
  expect(result.attributes).toEqual([5, 'segments', 160]);
  expect(result.state).toBe('idle');
});

test('events bubble out of shadow roots, and the palette tells its news at most ten times a second', async ({
  launchLens,
}) => {
  const page = await openLens(launchLens, {});
  const result = await page.evaluate(async () => {
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).append(lens);
    document.body.append(host);
    const states: string[] = [];
    const palettes: number[] = [];
    document.addEventListener('statechange', (event) => states.push((event as Event & { state: string }).state));
    document.addEventListener('palettechange', () => palettes.push(performance.now()));
    await lens.start('demo');
    await until(() => palettes.length > 15, 'news came many times');
    lens.stop();
    return { states: [...new Set(states)], count: palettes.length, ms: (palettes.at(-1) ?? 0) - palettes[0] };
  });
  expect(result.states).toEqual(['starting', 'live', 'stopped']);
  // What is told first may have been asked for long before.
  expect(result.count).toBeLessThanOrEqual(result.ms / 100 + 2);
});

test('a snapshot is the picture at the size of the frame', async ({ launchLens }) => {
  const page = await openLens(launchLens, { y4m: SCENE });
  const result = await page.evaluate(async () => {
    const before = await lens.snapshot().catch((error) => error.code);
    await lens.start('camera');
    lens.freeze();
    await until(() => lens.stats.settled, 'settled');
    const blob = await lens.snapshot();
    const image = await createImageBitmap(blob);
    return { before, type: blob.type, size: [image.width, image.height], colors: colors().length };
  });
  expect(result).toEqual({ before: 'not-running', type: 'image/png', size: [96, 64], colors: 5 });
});

test('mirroring turns the last draw alone', async ({ launchLens }) => {
  const page = await openLens(launchLens, { y4m: SCENE });
  const mirrored = await page.evaluate(async () => {
    await lens.start('camera');
    lens.freeze();
    await until(() => lens.stats.settled, 'settled');
    const plain = window.pixels();
    lens.mirror = 'on';
    await redrawn();
    const turned = window.pixels();
    let wrong = 0;
    for (let y = 0; y < plain.height; y++) {
      for (let x = 0; x < plain.width; x++) {
        for (let c = 0; c < 3; c++) {
          const at = (column: number) => 4 * (y * plain.width + column) + c;
          if (plain.data[at(x)] !== turned.data[at(plain.width - 1 - x)]) wrong++;
        }
      }
    }
    return wrong;
  });
  expect(mirrored).toBe(0);
});
