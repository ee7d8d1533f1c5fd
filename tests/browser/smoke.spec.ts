import { expect, test } from './fixtures.ts';
import type { Rgb } from './y4m.ts';

/** Four quarters, two of them at the ends of the range, where a wrong range conversion shows first. */
const QUARTERS: readonly Rgb[] = [
  [0, 0, 0],
  [255, 255, 255],
  [200, 60, 40],
  [30, 90, 210],
];

test('the built page loads without errors', async ({ launchLens }) => {
  const { page, url } = await launchLens();
  await page.goto(url);
  await expect(page).toHaveTitle(/K-Lens/);
  await expect(page.locator('k-lens-app')).toBeAttached();
  await page.waitForLoadState('networkidle');
});

test('the built page has its policy before all else, and text cannot become markup', async ({ launchLens }) => {
  const { page, url } = await launchLens({ allowErrors: [/TrustedHTML|CSP violation: require-trusted-types-for/] });
  await page.goto(url);
  await expect(page.locator('head > :first-child')).toHaveAttribute('http-equiv', 'Content-Security-Policy');
  const injected = await page.evaluate(() => {
    try {
      document.body.innerHTML = '<img>';
    } catch (error) {
      return (error as Error).name;
    }
    return 'injected';
  });
  expect(injected).toBe('TypeError');
});

test('a fake camera delivers the colors of its file', async ({ launchLens }) => {
  const [width, height] = [64, 48];
  const quarter = (x: number, y: number) => (x < width / 2 ? 0 : 1) + (y < height / 2 ? 0 : 2);
  const frames = (x: number, y: number): Rgb => QUARTERS[quarter(x, y)] ?? [0, 0, 0];
  const { page, url } = await launchLens({ y4m: { width, height, frames } });
  await page.goto(url);
  const seen = await page.evaluate(async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = stream;
    await video.play();
    await new Promise((done) => video.requestVideoFrameCallback(done));
    const canvas = document.createElement('canvas');
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    const context = canvas.getContext('2d');
    context?.drawImage(video, 0, 0);
    const places: readonly (readonly [number, number])[] = [
      [0.25, 0.25],
      [0.75, 0.25],
      [0.25, 0.75],
      [0.75, 0.75],
    ];
    const colors = places.map(([x, y]) => [
      ...(context?.getImageData(canvas.width * x, canvas.height * y, 1, 1).data.subarray(0, 3) ?? []),
    ]);
    for (const track of stream.getTracks()) track.stop();
    return { width: canvas.width, height: canvas.height, colors };
  });
  expect([seen.width, seen.height]).toEqual([width, height]);
  for (const [i, expected] of QUARTERS.entries()) {
    const error = expected.map((value, c) => Math.abs(value - (seen.colors[i]?.[c] ?? Number.NaN)));
    expect(Math.max(...error), `${seen.colors[i]} instead of ${expected}`).toBeLessThanOrEqual(3);
  }
});

test('the harness imports a source module and tfjs', async ({ harness }) => {
  const found = await harness.evaluate(async () => {
    const { K_MAX } = await load<typeof import('../../src/settings/settings.ts')>('/src/settings/settings.ts');
    const tf = await load<typeof import('@tensorflow/tfjs')>('@tensorflow/tfjs');
    await tf.setBackend('webgl');
    return { K_MAX, backend: tf.getBackend(), sum: await tf.sum([1, 2, 3]).array() };
  });
  expect(found).toEqual({ K_MAX: 32, backend: 'webgl', sum: 6 });
});

test('dist/k-lens.js gives any page the element', async ({ launchLens }) => {
  const { page, url } = await launchLens();
  await page.goto(url);
  const kinds = await page.evaluate(async (library) => {
    const { KLens, K_MAX, LensError } = await import(library);
    const lens = document.createElement('k-lens');
    return [lens instanceof KLens, K_MAX, new LensError('camera-busy').code];
  }, `${url}k-lens.js`);
  expect(kinds).toEqual([true, 32, 'camera-busy']);
});
