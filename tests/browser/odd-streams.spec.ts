import { expect, test } from './fixtures.ts';
import { fields, openLens, withoutWebgl } from './lens-page.ts';
import { png, repeated } from './odd-files.ts';

/** An init script: reading a canvas gives other pixels than were drawn. */
function alterPixels(): void {
  const { getImageData } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.getImageData = function (...args) {
    const image = getImageData.apply(this, args);
    for (let i = 0; i < image.data.length; i += 7) image.data[i] ^= 1;
    return image;
  };
}

test('a browser that alters what is read of canvases is told of: without WebGL, and by exact runs', async ({
  launchLens,
}) => {
  const scene = fields(64, 48, 3);
  const gpu = await openLens(launchLens, { y4m: scene, initScripts: [alterPixels] });
  const exact = await gpu.evaluate(async () => {
    await lens.start('camera');
    const live = [lens.state, lens.error];
    lens.freeze();
    const codeOf = (error: { code: string }) => error.code;
    return { live, exact: await lens.exact().catch(codeOf), whichK: await lens.whichK().catch(codeOf) };
  });
  expect(exact).toEqual({ live: ['live', null], exact: 'pixels-altered', whichK: 'pixels-altered' });
  const cpu = await openLens(launchLens, { y4m: scene, initScripts: [withoutWebgl, alterPixels] });
  expect(
    await cpu.evaluate(async () => {
      await lens.start('camera');
      return [lens.state, lens.error?.code, lens.error?.message.includes('colors are not true')];
    }),
  ).toEqual(['live', 'pixels-altered', true]);
});

test('a lens that leaves while the engine of the CPU is loaded makes none', async ({ launchLens }) => {
  const page = await openLens(launchLens, { initScripts: [withoutWebgl] });
  let asked = () => {};
  let answer = () => {};
  const isAsked = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const mayAnswer = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(/cpu-engine\.ts/, async (route) => {
    asked();
    await mayAnswer;
    await route.continue();
  });
  const started = page.evaluate(() => lens.start('demo').catch((error) => error.name));
  await isAsked;
  await page.evaluate(() => lens.remove());
  answer();
  expect(await started).toBe('AbortError');
  const result = await page.evaluate(async () => {
    await load('/src/engine/cpu/cpu-engine.ts');
    await new Promise((resolve) => setTimeout(resolve));
    const left = lens.shadowRoot?.querySelector('canvas') ?? null;
    document.body.append(lens);
    await lens.start('demo');
    return { left, again: [lens.state, lens.stats.backend] };
  });
  expect(result).toEqual({ left: null, again: ['live', 'cpu'] });
});

test('streams that turn, begin black, exclude each other or never show anything', async ({ launchLens }) => {
  const page = await openLens(launchLens, { deviceCount: 2 });
  const result = await page.evaluate(async () => {
    const { mediaDevices } = navigator;
    const granted: MediaStreamTrack[] = [];
    let give = (): MediaStream => new MediaStream();
    mediaDevices.getUserMedia = async () => {
      // As on phones: one camera at a time.
      if (granted.some(({ readyState }) => readyState === 'live')) throw new DOMException('in use', 'NotReadableError');
      const stream = give();
      granted.push(...stream.getTracks());
      return stream;
    };
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d') as CanvasRenderingContext2D;
    const size = (width: number, height: number) => Object.assign(canvas, { width, height });
    let colors = ['#000', '#000'];
    const paint = () => {
      const { width, height } = canvas;
      colors.forEach((color, i) => {
        context.fillStyle = color;
        context.fillRect((i * width) / 2, 0, width / 2, height);
      });
    };
    const timer = setInterval(paint, 20);
    size(64, 48);
    paint();
    give = () => canvas.captureStream(30);
    lens.k = 2;
    await lens.start('camera');
    await until(() => lens.stats.frames > 5 && lens.palette.length === 2, 'black frames');
    const black = [lens.state, lens.palette[0].color];
    colors = ['#dc1e28', '#1428c8'];
    const channels = (color: string) => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
    const isColor = (color: string) => Math.max(...channels(color)) - Math.min(...channels(color)) > 80;
    await until(() => lens.palette.length === 2 && lens.palette.every(({ color }) => isColor(color)), 'both colors');
    size(48, 64);
    await until(() => lens.stats.frameWidth === 48 && lens.stats.frameHeight === 64, 'it is turned');
    await until(() => pixels().width === 48, 'so is the picture');
    const turned = lens.state;
    await lens.nextCamera();
    const next = [lens.state, lens.error, granted.filter(({ readyState }) => readyState === 'live').length];
    clearInterval(timer);
    // A stream without a frame. Nobody waits so long here.
    const { setTimeout: later } = window;
    window.setTimeout = ((run: () => void, ms: number) => later(run, ms >= 10_000 ? 300 : ms)) as typeof setTimeout;
    lens.stop();
    give = () => {
      const [track] = document.createElement('canvas').captureStream(0).getVideoTracks();
      return new MediaStream([track]);
    };
    const never = await lens.start('camera').catch((error) => error.code);
    return { black, turned, next, never, state: lens.state };
  });
  expect(result).toEqual({
    black: ['live', '#000000'],
    turned: 'live',
    next: ['live', null, 1],
    never: 'camera-failed',
    state: 'failed',
  });
});

test('pictures of one color, and of none', async ({ launchLens }) => {
  const page = await openLens(launchLens);
  const open = (bytes: readonly number[]) =>
    page.evaluate(async (bytes) => {
      await lens.open(new File([Uint8Array.from(bytes)], 'plain.png'));
      await until(() => lens.stats.settled, 'settled');
      return { state: lens.state, notice: lens.notice, colors: colors() };
    }, bytes);
  const plain = png({ width: 8, height: 8, colorType: 2, row: repeated([40, 80, 120], 8) });
  expect(await open(plain)).toEqual({ state: 'frozen', notice: null, colors: ['#285078'] });
  const nothing = png({ width: 8, height: 8, colorType: 6, row: repeated([40, 80, 120, 0], 8) });
  expect(await open(nothing)).toEqual({ state: 'frozen', notice: 'on-white', colors: ['#ffffff'] });
});
