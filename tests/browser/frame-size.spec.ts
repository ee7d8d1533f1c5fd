import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { readGrayPng } from '../export/png-reader.ts';
import { ask, expectState, startCamera, withoutWebGl } from './app-page.ts';
import { expect, test } from './fixtures.ts';
import { fields, openLens } from './lens-page.ts';

/** Twice as wide as what the CPU recolors with every live frame, and no pixel like the one beside it. */
const WIDE = fields(1280, 720, 6, 20);
const PIXELS = 1280 * 720;

declare global {
  /** Of how many pixels the picture shows another color than that of its label. */
  var disagreeing: (picture: ImageData) => number;
}

/** A lens on the CPU with a camera wider than a draft. */
async function openWide(launch: Parameters<typeof openLens>[0]): Promise<Page> {
  const page = await openLens(launch, { y4m: WIDE, initScripts: [withoutWebGl] });
  await page.evaluate(async () => {
    window.disagreeing = ({ data }) => {
      const { labels = [] } = lens.labels() ?? {};
      const colors = lens.palette.map(({ color }) => Number.parseInt(color.slice(1), 16));
      let wrong = data.length / 4 - labels.length;
      labels.forEach((label, i) => {
        const shown = (data[4 * i] << 16) | (data[4 * i + 1] << 8) | data[4 * i + 2];
        if (shown !== colors[label]) wrong++;
      });
      return wrong;
    };
    await lens.start('camera');
    if (lens.stats.backend !== 'cpu') throw new Error('this is not the CPU');
  });
  return page;
}

test('without WebGL labels are of every pixel of a wide frame: those that are shown, and the nearest', async ({
  launchLens,
}) => {
  const page = await openWide(launchLens);
  const result = await page.evaluate(async () => {
    lens.freeze();
    await until(() => lens.stats.settled, 'the frame stands');
    // Nobody asked for it yet: what stands gets complete by itself.
    await until(() => disagreeing(pixels()) === 0, 'the picture is complete');
    lens.still();
    const disagree = disagreeing(pixels());
    const { width, height, labels } = lens.labels() ?? { labels: new Uint8Array() };
    const { centroids } = lens;
    lens.view = 'original';
    await lens.updateComplete;
    lens.still();
    const { data } = pixels();
    const distance = (i: number, center: readonly number[]) =>
      center.reduce((sum, value, c) => sum + (value - data[4 * i + c]) ** 2, 0);
    let far = 0;
    labels.forEach((label, i) => {
      const least = Math.min(...centroids.map((center) => distance(i, center)));
      // Centroids come as float32.
      if (distance(i, centroids[label]) > least + 0.01) far++;
    });
    const box = lens.shadowRoot?.querySelector('canvas')?.getBoundingClientRect() as DOMRect;
    const scale = Math.min(box.width / 1280, box.height / 720);
    const left = box.left + (box.width - 1280 * scale) / 2;
    const top = box.top + (box.height - 720 * scale) / 2;
    const places = Array.from({ length: 300 }, (_, i) => [(i * 131) % 1280, (i * 77) % 720]);
    const at = places.map(([x, y]) => lens.labelAt(left + (x + 0.5) * scale, top + (y + 0.5) * scale));
    const ofMap = places.map(([x, y]) => labels[y * 1280 + x]);
    return { width, height, length: labels.length, disagree, far, at, ofMap, clusters: new Set(labels).size };
  });
  expect(result).toMatchObject({ width: 1280, height: 720, length: PIXELS, disagree: 0, far: 0, clusters: 5 });
  expect(result.at).toEqual(result.ofMap);
});

test('without WebGL a wide picture that is asked for is complete: live, and after a stop', async ({ launchLens }) => {
  const page = await openWide(launchLens);
  /** How many pixels stand for others in the picture, and how many colors each label has there. */
  const results = await page.evaluate(async () => {
    const look = () => {
      const canvas = lens.still() as HTMLCanvasElement;
      const { data } = pixels();
      const { labels = new Uint8Array() } = lens.labels() ?? {};
      const shown = new Set<string>();
      labels.forEach((label, i) => {
        shown.add(`${label}: ${data.subarray(4 * i, 4 * i + 3)}`);
      });
      return { size: [canvas.width, canvas.height], length: labels.length, shown: shown.size };
    };
    const live = look();
    lens.steady = true;
    await until(() => lens.stats.frames > 3, 'there were some frames');
    const steady = look();
    lens.stop();
    return [live, steady, look()];
  });
  expect(results).toEqual(Array(3).fill({ size: [1280, 720], length: PIXELS, shown: 5 }));
});

test('without WebGL an exact run is on every pixel of a wide frame, and the picture shows it', async ({
  launchLens,
}) => {
  const page = await openWide(launchLens);
  const result = await page.evaluate(async () => {
    const { width, height, labels, counts, colors } = await lens.exact({ k: 4, attempts: 1 });
    lens.still();
    const { data } = pixels();
    let wrong = 0;
    labels.forEach((label, i) => {
      for (let c = 0; c < 3; c++) if (Math.abs(data[4 * i + c] - colors[3 * label + c]) > 0.51) wrong++;
    });
    const same = lens.labels()?.labels.every((label, i) => label === labels[i]);
    return { width, height, length: labels.length, sum: counts.reduce((a, b) => a + b), wrong, same };
  });
  expect(result).toEqual({ width: 1280, height: 720, length: PIXELS, sum: PIXELS, wrong: 0, same: true });
});

test('without WebGL what is saved of a wide frame is of its size: the label map, and what is muted is transparent', async ({
  launchLens,
}) => {
  const { page, url } = await launchLens({ y4m: WIDE, initScripts: [withoutWebGl] });
  await startCamera(page, `${url}#k=9&mirror=on&muted=2+5`);
  await expectState(page, 'live');
  await page.keyboard.press('Space');
  await expect.poll(() => ask(page, (lens) => lens.stats.settled)).toBe(true);
  const savedBy = async (act: () => Promise<void>) => {
    const [download] = await Promise.all([page.waitForEvent('download'), act()]);
    return readFileSync(await download.path());
  };
  const pressed = (name: RegExp) => savedBy(() => page.getByRole('button', { name }).click());
  await page.keyboard.press('g');

  const map = readGrayPng(await pressed(/label map/i));
  expect([map.width, map.height]).toEqual([1280, 720]);
  // One digit each.
  const labels = await ask(page, (lens) => lens.labels()?.labels.join(''));
  expect(Buffer.from(map.values).every((label, i) => String(label) === labels?.[i])).toBe(true);
  expect(map.values.length).toBe(PIXELS);

  for (const [type, bytes] of [
    ['image/png', await savedBy(() => page.keyboard.press('s'))],
    ['image/webp', await pressed(/WebP/)],
  ] as const) {
    const { wrong, ...found } = await page.evaluate(readMuted, [bytes.toString('base64'), type]);
    expect({ type, wrong }).toEqual({ type, wrong: 0 });
    expect([found.width, found.height]).toEqual([1280, 720]);
    expect(found.transparent).toBeGreaterThan(PIXELS / 50);
    expect(found.transparent).toBeLessThan(PIXELS / 2);
  }
});

/** A mirrored picture file, whose clusters 2 and 5 are muted, beside the page's lens: how many pixels are wrong. */
async function readMuted([base64, type]: string[]) {
  const pixelsOf = (picture: ImageBitmap | HTMLCanvasElement) => {
    const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    context?.drawImage(picture, 0, 0);
    return context?.getImageData(0, 0, picture.width, picture.height).data ?? [];
  };
  const blob = new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type });
  const file = await createImageBitmap(blob, { premultiplyAlpha: 'none', colorSpaceConversion: 'none' });
  const { width, height } = file;
  const saved = pixelsOf(file);
  const lens = document
    .querySelector('k-lens-app')
    ?.shadowRoot?.querySelector('main k-lens') as HTMLElementTagNameMap['k-lens'];
  const shown = pixelsOf(lens.still() as HTMLCanvasElement);
  const labels = lens.labels()?.labels ?? [];
  let [wrong, transparent] = [Math.abs(labels.length - saved.length / 4), 0];
  for (let i = 0; i < saved.length / 4; i++) {
    const x = i % width;
    const muted = [1, 4].includes(labels[i - x + width - 1 - x]);
    const wanted = muted ? [0, 0, 0, 0] : shown.slice(4 * i, 4 * i + 4);
    if (wanted.some((value, c) => saved[4 * i + c] !== value)) wrong++;
    if (saved[4 * i + 3] === 0) transparent++;
  }
  return { width, height, wrong, transparent };
}
