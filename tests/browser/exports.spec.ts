import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readGrayPng } from '../export/png-reader.ts';
import { ask, expectState, startCamera, withoutWebGl } from './app-page.ts';
import { expect, type Launched, type LaunchOptions, test } from './fixtures.ts';
import { fields, openLens } from './lens-page.ts';
import type { Video } from './y4m.ts';

const SCENE = fields(96, 64, 6);
/** The same, on its way to the left. */
const MOVING: Video = {
  ...SCENE,
  count: 12,
  frames: (x, y, t) =>
    (SCENE.frames as (x: number, y: number, t: number) => [number, number, number])((x + 8 * t) % 96, y, 0),
};
const CLIPBOARD: LaunchOptions = { contextOptions: { permissions: ['clipboard-read', 'clipboard-write'] } };

type Launch = (options?: LaunchOptions) => Promise<Launched>;

/** The built page with a camera's picture that stands and has converged. */
async function openFrozen(launch: Launch, hash: string, options: LaunchOptions = {}): Promise<Page> {
  const { page, url } = await launch({ y4m: SCENE, ...options });
  await startCamera(page, url + hash);
  await expectState(page, 'live');
  await page.keyboard.press('Space');
  await expect.poll(() => ask(page, (lens) => lens.stats.settled)).toBe(true);
  return page;
}

/** The file that the browser is given. */
async function savedBy(page: Page, act: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

const openDrawer = async (page: Page) => {
  await page.keyboard.press('g');
  await expect(page.getByRole('button', { name: 'Copy a link to this view' })).toBeVisible();
};
const click = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
const said = (page: Page) => page.locator('.status');

/** Red, green, blue, alpha of a picture file's pixels, as a browser reads it. */
function decoded(page: Page, bytes: Buffer, type: string): Promise<{ width: number; height: number; data: number[] }> {
  return page.evaluate(
    async ([base64, type]) => {
      const blob = new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type });
      const picture = await createImageBitmap(blob, { premultiplyAlpha: 'none', colorSpaceConversion: 'none' });
      const { width, height } = picture;
      const context = new OffscreenCanvas(width, height).getContext('2d') as OffscreenCanvasRenderingContext2D;
      context.drawImage(picture, 0, 0);
      return { width, height, data: [...context.getImageData(0, 0, width, height).data] };
    },
    [bytes.toString('base64'), type],
  );
}

/** The lens's canvas and labels, both of one moment. */
function shown(page: Page): Promise<{ width: number; height: number; data: number[]; labels: number[] }> {
  return ask(page, (lens) => {
    const canvas = lens.still() as HTMLCanvasElement;
    const { width, height } = canvas;
    const context = new OffscreenCanvas(width, height).getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.drawImage(canvas, 0, 0);
    const labels = [...(lens.labels()?.labels ?? [])];
    return { width, height, data: [...context.getImageData(0, 0, width, height).data], labels };
  });
}

for (const [backend, initScripts] of [
  ['WebGL', []],
  ['the CPU', [withoutWebGl]],
] as const) {
  test(`the label map, saved and read back, is the labels at every pixel: ${backend}`, async ({ launchLens }) => {
    // Mirrored: the map keeps the source's orientation.
    const page = await openFrozen(launchLens, '#k=8&space=lab&mirror=on', { initScripts });
    await openDrawer(page);
    const { name, bytes } = await savedBy(page, () => click(page, /label map/i));
    expect(name).toBe('k-lens-8-lab-labels.png');
    const { width, height, labels } = await shown(page);
    const map = readGrayPng(bytes);
    expect([map.width, map.height]).toEqual([width, height]);
    expect(map.kind).toEqual([8, 0, 0, 0, 0]);
    expect([...map.values]).toEqual(labels);
    expect(new Set(labels).size, 'a scene with something to cluster').toBe(8);
    // As any program reads it: gray, and opaque.
    const { data } = await decoded(page, bytes, 'image/png');
    expect(data).toEqual(labels.flatMap((label) => [label, label, label, 255]));
  });
}

for (const [type, name] of [
  ['image/png', 'k-lens-6.png'],
  ['image/webp', 'k-lens-6.webp'],
] as const) {
  test(`${name}: transparent exactly where clusters are muted, else as the canvas`, async ({ launchLens }) => {
    const page = await openFrozen(launchLens, '#k=6&mirror=on');
    // Of six fields three: that is not the same from the other side.
    for (const key of ['Shift+Digit2', 'Shift+Digit4', 'Shift+Digit5']) await page.keyboard.press(key);
    await openDrawer(page);
    const saved = await savedBy(page, () => (type === 'image/png' ? page.keyboard.press('s') : click(page, /WebP/)));
    expect(saved.name).toBe(name);
    const picture = await decoded(page, saved.bytes, type);
    const { width, height, data, labels } = await shown(page);
    expect([picture.width, picture.height]).toEqual([width, height]);
    // The canvas shows it the other way round.
    const isMuted = (i: number) => [1, 3, 4].includes(labels[i - (i % width) + width - 1 - (i % width)]);
    const wanted = labels.flatMap((_, i) => (isMuted(i) ? [0, 0, 0, 0] : data.slice(4 * i, 4 * i + 4)));
    expect(picture.data).toEqual(wanted);
    const transparent = wanted.filter((value, i) => i % 4 === 3 && value === 0).length;
    expect(transparent).toBeGreaterThan(100);
    expect(transparent).toBeLessThan(labels.length - 100);
  });
}

test('a cluster alone is saved on nothing, its checkerboard in no file; the sheet as it is shown, whatever is muted', async ({
  launchLens,
}) => {
  const page = await openFrozen(launchLens, '#k=6&muted=1+2+4+5+6&mirror=on');
  const save = async () => decoded(page, (await savedBy(page, () => page.keyboard.press('s'))).bytes, 'image/png');
  const { width, data, labels } = await shown(page);
  const isHidden = (i: number) => labels[i - (i % width) + width - 1 - (i % width)] !== 2;
  const hidden = labels.flatMap((_, i) => (isHidden(i) ? [data.slice(4 * i, 4 * i + 4).join()] : []));
  expect(new Set(hidden)).toEqual(new Set(['156,156,156,255', '178,178,178,255']));
  expect((await save()).data).toEqual(
    labels.flatMap((_, i) => (isHidden(i) ? [0, 0, 0, 0] : data.slice(4 * i, 4 * i + 4))),
  );
  await page.keyboard.press('Shift+J');
  const sheet = await save();
  expect(sheet.data).toEqual((await shown(page)).data);
  await ask(page, (lens) => {
    lens.muted = '';
  });
  expect((await save()).data).toEqual(sheet.data);
});

test('beside the original, its own black stays opaque, and muted clusters are transparent', async ({ launchLens }) => {
  // Stripes, every second one black, on both sides of the split.
  const frames = (x: number): [number, number, number] => (x % 24 < 12 ? [0, 0, 0] : [200, 120, 60]);
  const page = await openFrozen(launchLens, '#k=2&mirror=on&split=50', { y4m: { width: 96, height: 64, frames } });
  await ask(page, async (lens) => {
    const [{ label }] = [...lens.palette].sort((one, other) => (one.color < other.color ? -1 : 1));
    lens.muted = String(label + 1);
    return lens.updateComplete;
  });
  const { bytes } = await savedBy(page, () => page.keyboard.press('s'));
  const { data } = await decoded(page, bytes, 'image/png');
  const alphas = data.filter((_, i) => i % 4 === 3);
  const opaque = (from: number) => alphas.filter((alpha, i) => i % 96 >= from && i % 96 < from + 48 && alpha === 255);
  const black = alphas.filter((_, i) => i % 96 < 48 && data[4 * i] + data[4 * i + 1] + data[4 * i + 2] === 0);
  expect(black.length).toBeGreaterThan(1_000);
  expect(opaque(0).length, 'all of the original').toBe(48 * 64);
  expect(opaque(48).length, 'every second stripe of the result').toBe(24 * 64);
});

test('a JPEG is of the same size, and black where clusters are muted', async ({ launchLens }) => {
  const page = await openFrozen(launchLens, '#k=4&muted=1+2+3+4');
  await openDrawer(page);
  const { name, bytes } = await savedBy(page, () => click(page, /JPEG/));
  expect(name).toBe('k-lens-4.jpg');
  const { width, height, data } = await decoded(page, bytes, 'image/jpeg');
  expect([width, height]).toEqual([96, 64]);
  expect(data.filter((_, i) => i % 4 < 3).every((value) => value < 8)).toBe(true);
  expect(data.filter((_, i) => i % 4 === 3).every((value) => value === 255)).toBe(true);
});

test('a live picture and its labels are of one moment, also with steady edges', async ({ launchLens }) => {
  // Grain that is another in every frame.
  const noise = (x: number, y: number, t: number) => ((x * 7919 + y * 104729 + t * 15485863) % 61) - 30;
  const frames = (x: number, y: number, t: number): [number, number, number] => {
    const level = 100 + noise(x, y, t) + (x < 48 ? 0 : 40);
    return [level, level, level];
  };
  const page = await openLens(launchLens, { y4m: { width: 96, height: 64, count: 8, frames } });
  const colorsOfLabels = await page.evaluate(async () => {
    lens.k = 3;
    lens.steady = true;
    await lens.start('camera');
    await until(() => lens.stats.frames > 10, 'there were some frames');
    const canvas = lens.still() as HTMLCanvasElement;
    const { data } = pixels();
    const { width, height, labels = [] } = lens.labels() ?? {};
    const found = [...labels].map((label, i) => `${label}: ${data.slice(4 * i, 4 * i + 3)}`);
    return { size: [canvas.width, canvas.height], map: [width, height], found: [...new Set(found)].sort() };
  });
  expect(colorsOfLabels.size).toEqual(colorsOfLabels.map);
  expect(colorsOfLabels.found).toHaveLength(3);
});

test('palettes and numbers are files that say what they hold', async ({ launchLens }) => {
  const page = await openFrozen(launchLens, '#k=4&space=oklab&muted=2');
  await openDrawer(page);
  const text = async (name: RegExp) => {
    const saved = await savedBy(page, () => click(page, name));
    return [saved.name, saved.bytes.toString()];
  };
  const { palette, centroids, stats } = await ask(page, ({ palette, centroids, stats }) => ({
    palette,
    centroids,
    stats,
  }));

  const [gplName, gpl] = await text(/GIMP/);
  expect(gplName).toBe('k-lens-4-oklab.gpl');
  const rows = gpl.trim().split('\n').slice(4);
  const rgb = (row: string) => row.trim().split(/\s+/).slice(0, 3).map(Number);
  expect(rows.map(rgb)).toEqual(palette.map(({ color }) => [...Buffer.from(color.slice(1), 'hex')]));

  const [hexName, hex] = await text(/hex colors/);
  expect(hexName).toBe('k-lens-4-oklab-palette.txt');
  expect(hex.trim().split('\n')).toEqual(palette.map(({ color }) => color));

  const [cssName, css] = await text(/CSS/);
  expect(cssName).toBe('k-lens-4-oklab.css');
  const variables = await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    const { style } = sheet.cssRules[0] as CSSStyleRule;
    return [1, 2, 3, 4].map((number) => style.getPropertyValue(`--k-lens-${number}`).trim());
  }, css);
  expect(variables).toEqual(palette.map(({ color }) => color));

  const [jsonName, json] = await text(/Palette as JSON/);
  expect(jsonName).toBe('k-lens-4-oklab-palette.json');
  expect(JSON.parse(json).map(({ color, muted }: Record<string, unknown>) => [color, muted])).toEqual(
    palette.map(({ color, muted }) => [color, muted]),
  );

  const [numbersName, numbers] = await text(/inertia as JSON/);
  expect(numbersName).toBe('k-lens-4-oklab-numbers.json');
  const { clusters, ...about } = JSON.parse(numbers);
  expect(about).toMatchObject({ mode: 'live', k: 4, space: 'oklab', points: stats.samples, inertia: stats.inertia });
  expect(clusters.map(({ color }: { color: number[] }) => color)).toEqual(centroids);
  const counts: number[] = clusters.map(({ count }: { count: number }) => count);
  expect(counts.reduce((sum, count) => sum + count)).toBe(stats.samples);
  counts.forEach((count, label) => {
    expect(count).toBeCloseTo(palette[label].share * stats.samples, 2);
  });

  const [csvName, csv] = await text(/inertia as CSV/);
  expect(csvName).toBe('k-lens-4-oklab-numbers.csv');
  const [, ...lines] = csv
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  expect(lines.map((line) => line.slice(1, 5).map(Number))).toEqual(
    centroids.map((color, label) => [...color, counts[label]]),
  );
  await expect(said(page)).toHaveText('Saved as k-lens-4-oklab-numbers.csv');

  // A file is of one moment: asked for with another k, it waits for its numbers.
  const changed = await savedBy(page, () =>
    ask(page, (lens) => {
      lens.k = 3;
      lens.commands.find(({ id }) => id === 'save-json')?.run();
    }),
  );
  expect(changed.name).toBe('k-lens-3-oklab-numbers.json');
  const { k, mse, clusters: three } = JSON.parse(changed.bytes.toString());
  expect([k, three.length]).toEqual([3, 3]);
  expect(mse).not.toBe(about.mse);
});

test('after an exact run, its labels and numbers are saved, by the names of what it clustered', async ({
  launchLens,
}) => {
  const page = await openFrozen(launchLens, '#k=4');
  const exact = await ask(page, async (lens) => {
    // Of values that the lens has not: its own labels would be others.
    const result = await lens.exact({ attempts: 2, space: 'hsv', scaling: 'min-max', rounding: 'down' });
    const { labels, counts, inertia, mse, colors, centroids } = result;
    const [rows, shown] = [centroids, colors].map((values) =>
      [0, 1, 2, 3].map((c) => [...values.subarray(3 * c, 3 * c + 3)]),
    );
    return { labels: [...labels], counts: [...counts], inertia, mse, rows, shown };
  });
  await openDrawer(page);
  const map = await savedBy(page, () => click(page, /label map/i));
  expect(map.name).toBe('k-lens-4-hsv-min-max-labels.png');
  expect([...readGrayPng(map.bytes).values]).toEqual(exact.labels);
  const numbers = await savedBy(page, () => click(page, /inertia as JSON/));
  expect(numbers.name).toBe('k-lens-4-hsv-min-max-numbers.json');
  const { clusters, ...about } = JSON.parse(numbers.bytes.toString());
  const { inertia, mse } = exact;
  expect(about).toMatchObject({ mode: 'exact', k: 4, space: 'hsv', scaling: 'min-max', points: 96 * 64, inertia, mse });
  expect(about).toMatchObject({ seeding: 'k-means++', criterion: 'shift', tolerance: 0.2, attempts: 2 });
  const each = (name: string) => clusters.map((cluster: Record<string, unknown>) => cluster[name]);
  expect(each('count')).toEqual(exact.counts);
  expect(each('centroid')).toEqual(exact.rows);
  expect(each('color')).toEqual(exact.shown);
  const gpl = await savedBy(page, () => click(page, /GIMP/));
  expect(gpl.name).toBe('k-lens-4-hsv-min-max.gpl');
  expect(gpl.bytes.toString()).toContain('4 colors, hsv, min-max\n');
  // The lens's own space again.
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => ask(page, (lens) => lens.exactResult)).toBe(null);
  expect((await savedBy(page, () => page.keyboard.press('s'))).name).toBe('k-lens-5.png');
});

test('the picture, the palette and a link are copied', async ({ launchLens }) => {
  const page = await openFrozen(launchLens, '#k=4&muted=3', CLIPBOARD);
  await openDrawer(page);
  await click(page, 'Copy the palette');
  await expect(said(page)).toHaveText('Palette copied');
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  const palette = await ask(page, (lens) => lens.palette.map(({ color }) => color));
  expect((await copied()).trim().split('\n')).toEqual(palette);

  // At once, before the address follows.
  await page.keyboard.press('m');
  await click(page, 'Copy a link to this view');
  await expect(said(page)).toHaveText('Link copied');
  const link = new URL(await copied());
  expect(link.origin).toBe(new URL(page.url()).origin);
  expect(Object.fromEntries(new URLSearchParams(link.hash.slice(1)))).toEqual({
    k: '4',
    muted: '3',
    mirror: 'on',
    frozen: 'true',
    source: 'camera',
    seeds: palette.map((color) => color.slice(1)).join(' '),
  });

  await click(page, 'Copy the picture');
  await expect(said(page)).toHaveText('Picture copied');
  const base64 = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const bytes = new Uint8Array(await (await item.getType('image/png')).arrayBuffer());
    return btoa(String.fromCharCode(...bytes));
  });
  const picture = await decoded(page, Buffer.from(base64, 'base64'), 'image/png');
  const saved = await savedBy(page, () => page.keyboard.press('s'));
  expect(picture).toEqual(await decoded(page, saved.bytes, 'image/png'));
});

test('Shift S records, says so, and saves a video that plays', async ({ launchLens }) => {
  const { page, url } = await launchLens({ y4m: MOVING });
  await startCamera(page, `${url}#k=4&space=hsv`);
  await expectState(page, 'live');
  await page.keyboard.press('Shift+S');
  const sign = page.getByRole('timer');
  await expect(sign).toHaveText(/Recording\s+0:(0[2-9]|[1-5]\d)/);
  // A busy machine takes its time.
  const { frames } = await ask(page, (lens) => lens.stats);
  await expect.poll(() => ask(page, (lens) => lens.stats.frames)).toBeGreaterThan(frames + 30);
  const { name, bytes } = await savedBy(page, () => page.keyboard.press('Shift+S'));
  expect(name).toMatch(/^k-lens-4-hsv\.(mp4|webm)$/);
  await expect(sign).toHaveCount(0);
  await expect(said(page)).toHaveText(`Saved as ${name}`);
  const video = await page.evaluate(
    async ([base64, type]) => {
      const blob = new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type });
      const video = document.createElement('video');
      video.src = URL.createObjectURL(blob);
      video.muted = true;
      const ended = new Promise((resolve) => video.addEventListener('ended', resolve));
      await video.play();
      await ended;
      URL.revokeObjectURL(video.src);
      const { videoWidth, videoHeight, currentTime } = video;
      return { size: [videoWidth, videoHeight], currentTime, frames: video.getVideoPlaybackQuality().totalVideoFrames };
    },
    [bytes.toString('base64'), name.endsWith('mp4') ? 'video/mp4' : 'video/webm'],
  );
  expect(video.size).toEqual([96, 64]);
  expect(video.frames).toBeGreaterThan(10);
  expect(video.currentTime).toBeGreaterThan(1.5);
});

test('a recording ends with the lens, and is saved', async ({ launchLens }) => {
  const { page, url } = await launchLens({ y4m: MOVING });
  await startCamera(page, url);
  await expectState(page, 'live');
  await page.keyboard.press('Shift+S');
  await expect(page.getByRole('timer')).toHaveText(/0:(0[1-9]|[1-5]\d)/);
  const { name, bytes } = await savedBy(page, () => page.keyboard.press('q'));
  expect(name).toMatch(/^k-lens-5\.(mp4|webm)$/);
  expect(bytes.length).toBeGreaterThan(1000);
  await expect(page.getByRole('timer')).toHaveCount(0);
});

test('a recording goes on where the canvas changes its size or is another one', async ({ harness }) => {
  const { size, colors } = await harness.evaluate(async () => {
    const { record } = await load<typeof import('../../src/export/recording.ts')>('/src/export/recording.ts');
    const colored = (width: number, height: number, color: string) => {
      const canvas = document.createElement('canvas');
      canvas.width = width;
      canvas.height = height;
      const context = canvas.getContext('2d') as CanvasRenderingContext2D;
      context.fillStyle = color;
      context.fillRect(0, 0, width, height);
      return canvas;
    };
    const ticks = async (count: number) => {
      for (let i = 0; i < count; i++) await new Promise(requestAnimationFrame);
    };
    let canvas: HTMLCanvasElement | null = colored(97, 65, '#f00');
    const recording = record(97, 65, () => canvas);
    await ticks(48);
    canvas = null;
    await ticks(6);
    canvas = colored(48, 32, '#00f');
    await ticks(48);
    recording.stop();
    const file = await recording.file;
    const video = document.createElement('video');
    video.muted = true;
    video.preload = 'auto';
    video.src = URL.createObjectURL(file);
    const context = new OffscreenCanvas(98, 66).getContext('2d') as OffscreenCanvasRenderingContext2D;
    const middle = () => {
      context.drawImage(video, 0, 0);
      return [...context.getImageData(49, 33, 1, 1).data];
    };
    const colors: number[][] = [];
    await new Promise((resolve) => video.addEventListener('loadeddata', resolve));
    colors.push(middle());
    const ended = new Promise((resolve) => video.addEventListener('ended', resolve));
    await video.play();
    await ended;
    colors.push(middle());
    return { size: [video.videoWidth, video.videoHeight], colors };
  });
  expect(size).toEqual([98, 66]);
  const [[red, , notBlue], [notRed, , blue]] = colors;
  expect(red).toBeGreaterThan(200);
  expect(notBlue).toBeLessThan(50);
  expect(blue).toBeGreaterThan(200);
  expect(notRed).toBeLessThan(50);
});

test('what a browser cannot do is said in a sentence', async ({ launchLens }) => {
  const page = await openFrozen(launchLens, '', {
    initScripts: [
      () => {
        Object.assign(window, { MediaRecorder: undefined });
        navigator.clipboard.writeText = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));
      },
    ],
  });
  await page.keyboard.press('Shift+S');
  await expect(said(page)).toHaveText('This browser cannot record a picture.');
  await expect(page.getByRole('timer')).toHaveCount(0);
  await openDrawer(page);
  await click(page, 'Copy the palette');
  await expect(said(page)).toHaveText('This browser did not let the page copy. Save it as a file.');
  await page.evaluate(() => {
    HTMLCanvasElement.prototype.toBlob = (tell) => tell(null);
  });
  await page.keyboard.press('s');
  await expect(said(page)).toHaveText('The picture is too large for this browser to save.');
  await page.evaluate(() => {
    HTMLCanvasElement.prototype.toBlob = (tell) => tell(new Blob(['x'], { type: 'image/png' }));
  });
  await click(page, /WebP/);
  await expect(said(page)).toHaveText('This browser cannot write WebP. Save the picture as PNG.');
  await expectState(page, 'frozen');
});

test('what saves is loaded when it is asked for, and what is said goes away', async ({ launchLens }) => {
  const { page, url } = await launchLens({ y4m: SCENE });
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await startCamera(page, url);
  await expectState(page, 'live');
  await expect(page.locator('k-lens-palette button')).toHaveCount(5);
  expect(loaded.filter((address) => /output/.test(address))).toEqual([]);
  const { name } = await savedBy(page, () => page.keyboard.press('s'));
  expect(name).toBe('k-lens-5.png');
  expect(loaded.filter((address) => /output/.test(address))).not.toEqual([]);
  await expect(said(page)).toHaveText('Saved as k-lens-5.png');
  await expect(said(page)).toHaveText('');
});

test('a drawer without what saves says so, and the next time it is there', async ({ launchLens }) => {
  const { page, url } = await launchLens({ y4m: SCENE, allowErrors: [/ERR_FAILED|Failed to load resource/] });
  const code = /assets\/output-[^/]*\.js$/;
  await page.route(code, (route) => route.abort());
  await startCamera(page, url);
  await expectState(page, 'live');
  await page.keyboard.press('g');
  await expect(said(page)).toHaveText(/A part of K-Lens could not be loaded from localhost/);
  await expect(page.getByRole('button', { name: 'One color more' }).first()).toBeVisible();
  await page.unroute(code);
  await page.keyboard.press('g');
  await openDrawer(page);
});

for (const viewport of [
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
]) {
  test(`axe finds nothing while recording and saving at ${viewport.width}×${viewport.height}`, async ({
    launchLens,
  }) => {
    const page = await openFrozen(launchLens, '', { contextOptions: { viewport } });
    await page.keyboard.press('Shift+S');
    await expect(page.getByRole('timer')).toBeVisible();
    await openDrawer(page);
    await savedBy(page, () => click(page, /Palette as JSON/));
    await expect(said(page)).toHaveText(/Saved/);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  });
}
