import type { Page } from '@playwright/test';
import { ask, expectState } from './app-page.ts';
import { expect, test } from './fixtures.ts';
import { fields, openLens, withoutWebgl } from './lens-page.ts';
import { exifOrientation, gif, heic, jpeg, mp4, png, repeated } from './odd-files.ts';

const SCENE = fields(96, 64, 6);
const RED = [220, 30, 40];
const BLUE = [20, 40, 200];

/** A picture of two halves. */
const twoHalves = () => png({ width: 16, height: 8, colorType: 2, row: [...repeated(RED, 8), ...repeated(BLUE, 8)] });

/** Opens a file on the lens of the harness: what is then on the canvas, or why it is not. */
function open(page: Page, content: readonly number[] | string, name: string, type = '') {
  return page.evaluate(
    async ({ content, name, type }) => {
      const part = typeof content === 'string' ? content : Uint8Array.from(content);
      const file = new File([part], name, { type });
      lens.view = 'original';
      const failure = await lens.open(file).then(
        () => null,
        (error: { code: string; message: string }) => ({ code: error.code, message: error.message }),
      );
      const { notice, error } = lens;
      if (failure) return { failure, same: error?.message === failure.message };
      await until(() => lens.stats.settled, 'settled');
      const { width, height, data } = pixels();
      const at = (x: number, y: number) => [...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 3)];
      return {
        state: lens.state,
        source: lens.source,
        notice,
        size: [width, height],
        at: [at(0, 0), at(width - 1, height - 1)],
      };
    },
    { content, name, type },
  );
}

/** Counts the addresses of files that were given out and not taken back. */
function countUrls(): void {
  const urls = new Set<string>();
  Object.assign(window, { urls });
  const create = URL.createObjectURL.bind(URL);
  const revoke = URL.revokeObjectURL.bind(URL);
  URL.createObjectURL = (object) => {
    const url = create(object);
    urls.add(url);
    return url;
  };
  URL.revokeObjectURL = (url) => {
    urls.delete(url);
    revoke(url);
  };
}
const openUrls = (page: Page) => page.evaluate(() => (window as unknown as { urls: Set<string> }).urls.size);

/** An init script: `recordVideo()` makes a video of two colors that take turns. */
function addRecorder(): void {
  const recordVideo = async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 64;
    canvas.height = 48;
    const context = canvas.getContext('2d') as CanvasRenderingContext2D;
    const recorder = new MediaRecorder(canvas.captureStream(30), { mimeType: 'video/webm;codecs=vp8' });
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.start();
    for (let i = 0; i < 20; i++) {
      context.fillStyle = i % 2 ? '#c83232' : '#3232c8';
      context.fillRect(0, 0, 64, 48);
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve));
    recorder.stop();
    await stopped;
    return new File(parts, 'film.webm', { type: 'video/webm' });
  };
  Object.assign(window, { recordVideo });
}
declare global {
  var recordVideo: () => Promise<File>;
}

test('a picture stands, settles, and answers k, view and mute at once', async ({ launchLens }) => {
  const page = await openLens(launchLens, { initScripts: [countUrls] });
  const opened = await open(page, twoHalves(), 'halves.png', 'image/png');
  expect(opened).toEqual({ state: 'frozen', source: 'file', notice: null, size: [16, 8], at: [RED, BLUE] });
  const result = await page.evaluate(async () => {
    lens.view = 'segments';
    lens.k = 2;
    await until(() => colors().length === 2 && lens.palette.length === 2 && lens.stats.settled, 'two colors');
    const two = colors();
    lens.muted = '1';
    // The other one of two is alone then, on a board of two grays.
    await until(() => colors().some((color) => color === '#9c9c9c' || color === '#b2b2b2'), 'muted');
    lens.muted = '';
    lens.resume();
    await ticks(3);
    const afterResume = [lens.state, lens.frozen];
    const step = [lens.step(), lens.step()];
    lens.resume();
    await until(() => lens.stats.settled, 'settled again');
    return { two, afterResume, step, frames: lens.stats.frames };
  });
  expect(result).toEqual({
    two: ['#1428c8', '#dc1e28'],
    afterResume: ['frozen', true],
    step: ['update', 'assign'],
    frames: 1,
  });
  expect(await openUrls(page)).toBe(0);
});

test('a still picture is searched for better starts than its first', async ({ launchLens }) => {
  const page = await openLens(launchLens);
  const row = Array.from({ length: 64 }, (_, i) =>
    repeated([(i * 97) % 251, (i * 57) % 241, (i * 31) % 239], 2),
  ).flat();
  await page.evaluate(() => {
    lens.k = 12;
  });
  await open(page, png({ width: 128, height: 72, colorType: 2, row }), 'colors.png');
  const { first, single } = await page.evaluate(async () => {
    const first = lens.stats.inertia;
    const single: number[] = [];
    for (let seed = 1; seed <= 8; seed++) {
      lens.reseed({ seed });
      // By hand it would stay with its seeds.
      lens.resume();
      await until(() => lens.stats.settled, 'settled');
      single.push(lens.stats.inertia);
    }
    return { first, single };
  });
  expect(first).toBeLessThan(1.05 * Math.min(...single));
});

test('a photograph is upright, as its camera says', async ({ launchLens }) => {
  const page = await openLens(launchLens);
  const jpeg = await page.evaluate(
    async ([red, blue]) => {
      const canvas = document.createElement('canvas');
      canvas.width = 64;
      canvas.height = 32;
      const context = canvas.getContext('2d') as CanvasRenderingContext2D;
      [red, blue].forEach((color, i) => {
        context.fillStyle = `rgb(${color})`;
        context.fillRect(32 * i, 0, 32, 32);
      });
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 1));
      return [...new Uint8Array(await (blob as Blob).arrayBuffer())];
    },
    [RED, BLUE],
  );
  const turned = [...jpeg.slice(0, 2), ...exifOrientation(6), ...jpeg.slice(2)];
  const { size, at } = (await open(page, turned, 'turned.jpg')) as { size: number[]; at: number[][] };
  expect(size).toEqual([32, 64]);
  // Turned by a quarter to the right: what was left is on top.
  expect(at[0][0]).toBeGreaterThan(200);
  expect(at[1][2]).toBeGreaterThan(180);
});

test('what is transparent is shown on white, and that is said', async ({ launchLens }) => {
  const page = await openLens(launchLens);
  const row = [...repeated([255, 0, 0, 0], 4), ...repeated([...BLUE, 255], 4)];
  const opened = await open(page, png({ width: 8, height: 8, colorType: 6, row }), 'alpha.png');
  expect(opened).toMatchObject({ notice: 'on-white', at: [[255, 255, 255], BLUE] });
  const opaque = png({ width: 8, height: 8, colorType: 6, row: repeated([...RED, 255], 8) });
  expect(await open(page, opaque, 'opaque.png')).toMatchObject({ notice: null, at: [RED, RED] });
});

/** A BMP of 8 × 8 pixels with alpha: red on the left, and nothing on the right. */
function bmp(header: 108 | 124): number[] {
  const little32 = (value: number) => [0, 8, 16, 24].map((shift) => (value >>> shift) & 255);
  const info = [
    ...little32(header),
    ...little32(8),
    ...little32(8),
    ...[1, 0, 32, 0],
    ...little32(3),
    ...little32(256),
    ...Array(16).fill(0),
    ...[0x00ff0000, 0x0000ff00, 0x000000ff, 0xff000000].flatMap(little32),
    ...little32(0x73524742),
  ];
  const head = [...info, ...Array(header - info.length).fill(0)];
  const start = 14 + header;
  const row = [...repeated([0, 0, 255, 255], 4), ...repeated([0, 0, 0, 0], 4)];
  return [0x42, 0x4d, ...little32(start + 256), 0, 0, 0, 0, ...little32(start), ...head, ...repeated(row, 8)];
}

test('what every browser shows is opened: drawings of all kinds, pictures without their end, transparent ones on white', async ({
  launchLens,
}) => {
  const page = await openLens(launchLens);
  const WHITE = [255, 255, 255];
  for (const header of [108, 124] as const) {
    const opened = await open(page, bmp(header), 'v.bmp');
    expect(opened).toMatchObject({ notice: 'on-white', at: [[255, 0, 0], WHITE] });
  }
  const red = '<rect width="40" height="20" fill="#f00"/>';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">${red}</svg>`;
  const utf16 = (mark: string) => [...Buffer.from(mark + svg, 'utf16le')];
  const drawings: readonly (string | number[])[] = [
    `<!-- ${'x'.repeat(1100)} -->${svg}`,
    svg.replace(/<(\/?)(?=\w)/g, '<$1svg:').replace('xmlns', 'xmlns:svg'),
    utf16('\ufeff'),
    [...Buffer.from(utf16('\ufeff')).swap16()],
    svg.replace(
      '</svg>',
      '<foreignObject width="40" height="20"><p xmlns="http://www.w3.org/1999/xhtml" style="margin:0;height:20px;background:#f00">&#160;</p></foreignObject></svg>',
    ),
  ];
  for (const drawing of drawings) {
    const opened = await open(page, drawing, 'drawing.svg');
    expect(opened, JSON.stringify(drawing).slice(0, 200)).toMatchObject({
      state: 'frozen',
      notice: null,
      at: [
        [255, 0, 0],
        [255, 0, 0],
      ],
    });
  }
  const RED_OF_SVG = [255, 0, 0];
  const GRAY = [228, 228, 228];
  for (const coding of ['baseline', 'progressive'] as const) {
    expect(await open(page, jpeg(coding), 'whole.jpg')).toMatchObject({ notice: null, at: [GRAY, GRAY] });
    expect(await open(page, jpeg(coding).slice(0, -2), 'cut.jpg')).toMatchObject({
      notice: 'cut-off',
      at: [GRAY, GRAY],
    });
  }
  const filled = '<rect width="100" height="100" fill="#f00"/></svg>';
  // Sizes that browsers round.
  for (const size of [
    'width="60mm" height="40mm" viewBox="0 0 60 40"',
    'width="100%" height="100%" viewBox="0 0 100 47.3"',
    'viewBox="0 0 100 0.5"',
    'width="1.6" height="10.4" viewBox="0 0 1.6 10.4"',
  ]) {
    const drawing = `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${filled}`;
    expect(await open(page, drawing, 'rounded.svg'), size).toMatchObject({
      notice: null,
      at: [RED_OF_SVG, RED_OF_SVG],
    });
  }
  const half = `<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="40mm" viewBox="-30 0 60 40">${filled}`;
  expect(await open(page, half, 'half.svg')).toMatchObject({ notice: 'on-white', at: [[255, 255, 255], RED_OF_SVG] });
  const picture = twoHalves();
  const bitmap = bmp(124);
  expect(await open(page, bitmap.slice(0, -128), 'cut.bmp')).toMatchObject({ notice: 'cut-off' });
  expect(await open(page, picture.slice(0, -12), 'cut.png')).toMatchObject({ notice: 'cut-off', at: [RED, BLUE] });
  expect(await open(page, gif([[9, 90, 9]]).slice(0, -1), 'cut.gif')).toMatchObject({
    at: [
      [9, 90, 9],
      [9, 90, 9],
    ],
  });
});

test('a video with transparent pixels is on white, and leaves no trail, with WebGL and without', async ({
  launchLens,
}) => {
  const run = async () => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: 64, height: 48 });
    const context = canvas.getContext('2d') as CanvasRenderingContext2D;
    const stream = canvas.captureStream(30);
    const recorder = new MediaRecorder(stream, { mimeType: 'video/webm;codecs=vp8' });
    // Sees the frames that are recorded: how many come through depends on the machine.
    const sink = Object.assign(document.createElement('video'), { muted: true, srcObject: stream });
    let shown = 0;
    const count = () => {
      shown++;
      sink.requestVideoFrameCallback(count);
    };
    sink.requestVideoFrameCallback(count);
    void sink.play();
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.start();
    for (const x of [4, 44]) {
      const from = shown;
      while (shown < from + 8) {
        context.clearRect(0, 0, 64, 48);
        context.fillStyle = '#dc1e28';
        context.fillRect(x, 16, 16, 16);
        await new Promise(requestAnimationFrame);
      }
    }
    const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve));
    recorder.stop();
    await stopped;
    lens.k = 2;
    lens.view = 'original';
    await lens.open(new File(parts, 'disc.webm'));
    const { notice } = lens;
    const seen = () => {
      const { data } = pixels();
      const at = (x: number) => [...data.subarray(4 * (24 * 64 + x), 4 * (24 * 64 + x) + 3)];
      const isRed = ([r, g, b]: number[]) => r > 150 && g < 120 && b < 120;
      const isWhite = (color: number[]) => color.every((value) => value > 235);
      return [at(12), at(52)].map((color) => (isRed(color) ? 'red' : isWhite(color) ? 'white' : color.join()));
    };
    const both = new Set<string>();
    await until(() => both.add(seen().join(' ')).has('red white') && both.has('white red'), 'both places were seen');
    return { notice, backend: lens.stats.backend, both: [...both].sort() };
  };
  for (const initScripts of [[], [withoutWebgl]]) {
    const result = await (await openLens(launchLens, { initScripts })).evaluate(run);
    expect(result).toEqual({
      notice: 'on-white',
      backend: initScripts.length > 0 ? 'cpu' : 'webgl',
      both: ['red white', 'white red'],
    });
  }
});

test('gray pictures and those of 16 bits keep their values', async ({ launchLens }) => {
  const page = await openLens(launchLens);
  const gray = png({ width: 4, height: 4, colorType: 0, row: [0, 80, 160, 255] });
  expect(await open(page, gray, 'gray.png')).toMatchObject({
    at: [
      [0, 0, 0],
      [255, 255, 255],
    ],
  });
  const deep = png({ width: 4, height: 4, colorType: 2, bitDepth: 16, row: repeated([0xdc, 0xdc, 30, 30, 40, 40], 4) });
  expect(await open(page, deep, 'deep.png')).toMatchObject({ at: [RED, RED], size: [4, 4] });
});

test('of an animation the first frame is shown, and that is said', async ({ launchLens }) => {
  const page = await openLens(launchLens);
  const opened = await open(
    page,
    gif([
      [220, 30, 40],
      [20, 40, 200],
    ]),
    'blink.gif',
  );
  expect(opened).toMatchObject({ notice: 'first-frame', state: 'frozen', at: [RED, RED] });
  expect(await open(page, gif([[20, 40, 200]]), 'still.gif')).toMatchObject({ notice: null, at: [BLUE, BLUE] });
});

test('a drawing is drawn large enough to be seen', async ({ launchLens }) => {
  const page = await openLens(launchLens);
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10" fill="#1428c8"/></svg>';
  expect(await open(page, svg, 'icon.svg')).toMatchObject({ size: [1024, 512], notice: null, at: [BLUE, BLUE] });
});

test('a picture of more than 100 megapixels is scaled down, and that is said', async ({ launchLens }) => {
  const page = await openLens(launchLens);
  const row = [...repeated([255], 750), ...repeated([0], 750)];
  const huge = png({ width: 12_000, height: 9_000, bitDepth: 1, colorType: 0, row });
  const opened = await page.evaluate(async (content) => {
    lens.view = 'original';
    await lens.open(new File([Uint8Array.from(content)], 'huge.png'));
    const { notice } = lens;
    const { frameWidth, frameHeight } = lens.stats;
    const corner = (x: number) => {
      const copy = document.createElement('canvas');
      copy.getContext('2d')?.drawImage(lens.shadowRoot?.querySelector('canvas') as HTMLCanvasElement, -x, 0);
      return [...(copy.getContext('2d')?.getImageData(0, 0, 1, 1).data.subarray(0, 3) ?? [])];
    };
    const at = [corner(0), corner(frameWidth - 1)];
    // A software GPU would be busy with so many pixels for long.
    lens.remove();
    return { notice, size: [frameWidth, frameHeight], at };
  }, huge);
  expect(opened).toMatchObject({
    notice: 'scaled',
    size: [6928, 5196],
    at: [
      [255, 255, 255],
      [0, 0, 0],
    ],
  });
});

const BAD: readonly (readonly [
  name: string,
  content: readonly number[] | string,
  type: string,
  code: string,
  reason: RegExp,
])[] = [
  ['empty.png', [], 'image/png', 'file-empty', /“empty.png” is empty\./],
  ['notes.txt', 'k-means', 'text/plain', 'file-kind', /“notes.txt” is a text/],
  ['lies.png', 'k-means', 'image/png', 'file-kind', /“lies.png” is a text/],
  ['data.bin', [1, 2, 3], '', 'file-kind', /“data.bin” is of another kind/],
  ['noise.png', [1, 2, 3], 'image/png', 'file-damaged', /“noise.png” is damaged/],
  ['half.png', twoHalves().slice(0, 50), 'image/png', 'file-damaged', /“half.png” is damaged: as PNG/],
  ['phone.heic', heic(), '', 'file-format', /“phone.heic” is a HEIC picture/],
  ['bad.svg', '<svg xmlns="http://www.w3.org/2000/svg"><rect', '', 'file-damaged', /“bad.svg” is damaged: as SVG/],
  ['film.mp4', mp4('zzz9'), 'video/mp4', 'file-codec', /“film.mp4” is a video in zzz9/],
  ['cut.webm', [0x1a, 0x45, 0xdf, 0xa3, 0, 0], 'video/webm', 'file-damaged', /“cut.webm” is damaged: as WebM/],
  ['<img src=x onerror=alert(1)>.txt', 'x', '', 'file-kind', /“<img src=x onerror=alert\(1\)>.txt” is a text/],
];

test('every bad file is named with its reason, and the picture before goes on', async ({ launchLens }) => {
  const page = await openLens(launchLens, { initScripts: [countUrls] });
  await open(page, twoHalves(), 'halves.png');
  for (const [name, content, type, code, reason] of BAD) {
    const { failure, same } = (await open(page, content, name, type)) as {
      failure: { code: string; message: string };
      same: boolean;
    };
    expect(failure.code, name).toBe(code);
    expect(failure.message).toMatch(reason);
    expect(same, 'it is the error of the element').toBe(true);
    expect(await page.evaluate(() => [lens.state, lens.source, pixels().width].join())).toBe('frozen,file,16');
  }
  expect(await openUrls(page)).toBe(0);
  expect(await page.evaluate(() => [lens.dismiss(), lens.error])).toEqual([undefined, null]);
});

test('without a picture before, a bad file is a failure, and a good one still opens', async ({ launchLens }) => {
  const page = await openLens(launchLens);
  expect(await open(page, [], 'empty.png')).toMatchObject({ failure: { code: 'file-empty' } });
  expect(await page.evaluate(() => [lens.state, lens.source].join())).toBe('failed,none');
  expect(await open(page, twoHalves(), 'halves.png')).toMatchObject({ state: 'frozen' });
  const wrong = await page.evaluate(() =>
    lens.open('file.png' as unknown as Blob).catch((error: { code: string }) => error.code),
  );
  expect(wrong).toBe('bad-argument');
});

test('a video plays in a loop, freezes, and lets everything go at the end', async ({ launchLens }) => {
  const page = await openLens(launchLens, { initScripts: [countUrls, addRecorder] });
  const result = await page.evaluate(async () => {
    await lens.open(await recordVideo());
    const opened = [lens.state, lens.source, lens.stats.frameWidth, lens.stats.frameHeight].join();
    // The film is shorter than a second.
    await until(() => lens.stats.frames > 40, 'it has begun again');
    lens.freeze();
    const { frames } = lens.stats;
    await ticks(20);
    const frozen = [lens.state, lens.stats.frames - frames];
    lens.resume();
    await until(() => lens.stats.frames > frames + 5, 'it goes on');
    lens.stop();
    return { opened, frozen };
  });
  expect(result).toEqual({ opened: 'live,file,64,48', frozen: ['frozen', 0] });
  expect(await openUrls(page)).toBe(0);
});

test('of two files that are opened at once, the later one wins', async ({ launchLens }) => {
  const page = await openLens(launchLens, { initScripts: [countUrls, addRecorder] });
  const result = await page.evaluate(async (small) => {
    const film = await recordVideo();
    const picture = new File([Uint8Array.from(small)], 'halves.png');
    const outcome = (promise: Promise<void>) =>
      promise.then(
        () => 'opened',
        (error: Error) => error.name,
      );
    const first = await Promise.all([outcome(lens.open(film)), outcome(lens.open(picture))]);
    const width = lens.stats.frameWidth;
    const second = await Promise.all([outcome(lens.open(picture)), outcome(lens.open(film))]);
    await lens.start('demo');
    const third = await Promise.all([outcome(lens.open(film)), outcome(lens.start('demo'))]);
    return { first, width, second, third, source: lens.source, error: lens.error };
  }, twoHalves());
  expect(result).toEqual({
    first: ['AbortError', 'opened'],
    width: 16,
    second: ['AbortError', 'opened'],
    third: ['AbortError', 'opened'],
    source: 'demo',
    error: null,
  });
  expect(await openUrls(page)).toBe(0);
});

/** Mocked: a headless browser has no screens. The names of errors come first, then a picture. */
const fakeScreen = (...names: string[]) => `(() => {
  const names = ${JSON.stringify(names)};
  window.screens = [];
  navigator.mediaDevices.getDisplayMedia = async () => {
    const name = names.shift();
    if (name) throw new DOMException('injected', name);
    const canvas = document.createElement('canvas');
    canvas.width = 80;
    canvas.height = 60;
    const context = canvas.getContext('2d');
    setInterval(() => context.fillRect(Math.random() * 80, 0, 9, 60), 50);
    const stream = canvas.captureStream(30);
    window.screens.push(...stream.getTracks());
    return stream;
  };
})()`;

test('a screen is shared; refused, ended and quit it is said and let go', async ({ launchLens }) => {
  const { page, url } = await launchLens({ initScripts: [fakeScreen('NotAllowedError')], y4m: SCENE });
  await page.goto(`${url}#source=demo`);
  await expectState(page, 'live');
  await page.keyboard.press('g');
  const share = page.getByRole('button', { name: 'Share a screen or window' });
  await share.click();
  await expect(page.getByRole('alert')).toHaveText(/nothing was shared/i);
  expect(await ask(page, (lens) => [lens.state, lens.source].join())).toBe('live,demo');
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await share.click();
  await expect
    .poll(() => ask(page, (lens) => [lens.state, lens.source, lens.stats.frameWidth].join()))
    .toBe('live,screen,80');
  const end = (how: string) =>
    page.evaluate((how) => {
      const [track] = (window as unknown as { screens: MediaStreamTrack[] }).screens.slice(-1);
      if (how === 'ended') track.dispatchEvent(new Event('ended'));
      return track.readyState;
    }, how);
  await end('ended');
  await expectState(page, 'failed');
  await expect(page.getByRole('alert')).toHaveText(/no longer shared/i);
  await page.getByRole('button', { name: 'Share again' }).click();
  await expectState(page, 'live');
  await page.keyboard.press('q');
  expect(await end('state')).toBe('ended');
});

const FILE = () => ({ name: 'halves.png', mimeType: 'image/png', buffer: Buffer.from(twoHalves()) });
const standing = (page: Page) =>
  expect.poll(() => ask(page, (lens) => [lens.state, lens.stats.frameWidth].join())).toBe('frozen,16');

test('a file that is held over the page is seen to be welcome, until it is dropped or leaves', async ({
  launchLens,
}) => {
  const { page, url } = await launchLens();
  await page.goto(url);
  const drag = (type: string) =>
    page.evaluate((type) => {
      const data = new DataTransfer();
      data.items.add(new File(['x'], 'x.txt', { type: 'text/plain' }));
      document.body.dispatchEvent(
        new DragEvent(type, { bubbles: true, cancelable: true, composed: true, dataTransfer: data }),
      );
    }, type);
  const app = page.locator('k-lens-app');
  for (const end of ['dragleave', 'drop']) {
    await drag('dragover');
    await expect(app).toHaveAttribute('dropping');
    await drag(end);
    await expect(app).not.toHaveAttribute('dropping');
  }
});

test('the page opens files by its button, by O, by drop and by paste, also after a quit', async ({ launchLens }) => {
  const { page, url } = await launchLens({ y4m: SCENE });
  await page.goto(url);
  // The browser is told once, and in time: a key is faster than that.
  page.on('filechooser', () => {});
  const byButton = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a picture or video' }).click();
  await (await byButton).setFiles(FILE());
  await standing(page);
  await expect(page.locator('main k-lens')).toBeVisible();
  await page.keyboard.press('q');
  await expectState(page, 'stopped');

  const byKey = page.waitForEvent('filechooser');
  await page.keyboard.press('o');
  await (await byKey).setFiles(FILE());
  await standing(page);
  await expect(page.locator('main k-lens')).toBeVisible();
  await expect.poll(() => page.url()).toContain('source=file');

  for (const type of ['drop', 'paste']) {
    await page.keyboard.press('d');
    await expectState(page, 'live');
    await page.evaluate(
      ({ type, bytes }) => {
        const data = new DataTransfer();
        data.items.add(new File([Uint8Array.from(bytes)], 'halves.png', { type: 'image/png' }));
        const options = { bubbles: true, cancelable: true };
        document.body.dispatchEvent(
          type === 'drop'
            ? new DragEvent('drop', { ...options, dataTransfer: data })
            : new ClipboardEvent('paste', { ...options, clipboardData: data }),
        );
      },
      { type, bytes: twoHalves() },
    );
    await standing(page);
  }
});

test('a bad file on the page: a sentence as text, and Go on', async ({ launchLens }) => {
  const { page, url } = await launchLens({ y4m: SCENE, initScripts: [addRecorder] });
  page.on('filechooser', () => {});
  await page.goto(`${url}#source=demo`);
  await expectState(page, 'live');
  const choose = async (files: { name: string; mimeType: string; buffer: Buffer }) => {
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('o');
    await (await chooser).setFiles(files);
  };
  const name = '<img src=x onerror=alert(1)>.png';
  await choose({ name, mimeType: 'image/png', buffer: Buffer.from([1, 2, 3]) });
  await expect(page.getByRole('alert')).toContainText(name);
  const frames = await ask(page, (lens) => lens.stats.frames);
  await expect.poll(() => ask(page, (lens) => lens.stats.frames)).toBeGreaterThan(frames);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await choose({
    name: 'blink.gif',
    mimeType: 'image/gif',
    buffer: Buffer.from(
      gif([
        [9, 9, 9],
        [200, 9, 9],
      ]),
    ),
  });
  await expect(page.getByText('its first frame is shown')).toBeVisible();
  await expect(page.getByText('its first frame is shown')).toBeHidden();
  // Pieces of web pages in a drawing can be read under the page's own policy.
  const drawing =
    '<svg xmlns="http://www.w3.org/2000/svg" width="77" height="40"><foreignObject width="77" height="40"><p xmlns="http://www.w3.org/1999/xhtml">k</p></foreignObject></svg>';
  await choose({ name: 'diagram.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(drawing) });
  await expect
    .poll(() => ask(page, (lens) => [lens.state, lens.error?.code, lens.stats.frameWidth].join()))
    .toBe('frozen,,1024');
  // A video too.
  const film = await page.evaluate(async () => [...new Uint8Array(await (await recordVideo()).arrayBuffer())]);
  await choose({ name: 'film.webm', mimeType: 'video/webm', buffer: Buffer.from(film) });
  await expect.poll(() => ask(page, (lens) => [lens.state, lens.stats.frameWidth].join())).toBe('live,64');
});
