import { collectTracks } from './app-page.ts';
import { expect, test } from './fixtures.ts';
import { fields, openLens } from './lens-page.ts';

const SCENE = fields(96, 64, 6);

test('a context lost while nothing runs leaves the lens stopped, and it starts again', async ({ launchLens }) => {
  const page = await openLens(launchLens, {});
  const result = await page.evaluate(async () => {
    const lose = () =>
      lens.shadowRoot?.querySelector('canvas')?.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
    await lens.start('demo');
    await until(() => lens.palette.length === 5, 'a palette');
    lens.stop();
    const canvas = lens.shadowRoot?.querySelector('canvas');
    lose();
    await until(() => lens.shadowRoot?.querySelector('canvas') !== canvas, 'another canvas took its place');
    await ticks(3);
    const stopped = [lens.state, lens.error];
    await lens.start('demo');
    return { stopped, again: lens.state };
  });
  expect(result).toEqual({ stopped: ['stopped', null], again: 'live' });
});

test('a lens that is moved, also with a read or a rebuilding under way, is live again with its numbers', async ({
  launchLens,
}) => {
  const page = await openLens(launchLens, {});
  const result = await page.evaluate(async () => {
    const errors: string[] = [];
    addEventListener('error', (event) => errors.push(event.message));
    const move = async () => {
      const place = document.createElement('div');
      document.body.append(place);
      place.append(lens);
      await until(() => lens.state === 'live' && lens.palette.length === 5, 'live again');
      return lens.stats.mse > 0;
    };
    lens.source = 'demo';
    await until(() => lens.palette.length === 5, 'a palette');
    const moved = [await move()];
    lens.shadowRoot?.querySelector('canvas')?.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
    await until(() => lens.notice === 'recovering', 'the loss is noticed');
    moved.push(await move());
    // Longer than the lost context was waited for.
    await ticks(90);
    lens.freeze();
    await until(() => lens.stats.settled, 'settled');
    return { moved, canvases: lens.shadowRoot?.querySelectorAll('canvas').length, errors };
  });
  expect(result).toEqual({ moved: [true, true], canvases: 1, errors: [] });
});

test('a defect in the first frame rejects start, releases the camera and is told once', async ({ launchLens }) => {
  const page = await openLens(launchLens, {
    y4m: SCENE,
    allowErrors: [/broken on purpose/],
    initScripts: [collectTracks],
  });
  const result = await page.evaluate(async () => {
    const { tracks } = window as unknown as { tracks: MediaStreamTrack[] };
    let errors = 0;
    lens.addEventListener('error', () => errors++);
    const draw = WebGL2RenderingContext.prototype.drawArrays;
    WebGL2RenderingContext.prototype.drawArrays = () => {
      throw new Error('broken on purpose');
    };
    const code = await lens.start('camera').catch((error) => error.code);
    await ticks(10);
    const failed = [lens.state, code, errors, tracks.map(({ readyState }) => readyState).join()];
    WebGL2RenderingContext.prototype.drawArrays = draw;
    await lens.start('camera');
    return { failed, again: lens.state };
  });
  expect(result).toEqual({ failed: ['failed', 'unexpected', 1, 'ended'], again: 'live' });
});

test('frozen is a wish until there is a picture, whenever it was made', async ({ launchLens }) => {
  const page = await openLens(launchLens, {});
  const states = await page.evaluate(async () => {
    const states: unknown[] = [];
    const note = () => states.push([lens.state, lens.frozen]);
    lens.frozen = true;
    await lens.start('demo');
    note();
    lens.stop();
    note();
    lens.freeze();
    await lens.start('demo');
    note();
    await lens.start('demo');
    note();
    const starting = lens.start('demo');
    lens.frozen = true;
    await starting;
    note();
    lens.frozen = false;
    lens.frozen = true;
    lens.resume();
    await ticks(3);
    note();
    return states;
  });
  expect(states).toEqual([
    ['frozen', true],
    ['stopped', false],
    ['frozen', true],
    ['live', false],
    ['frozen', true],
    ['live', false],
  ]);
});

test('the last wish about the source wins, and an element outside of a page starts nothing', async ({ launchLens }) => {
  const page = await openLens(launchLens, { deviceCount: 3 });
  const result = await page.evaluate(async () => {
    const camera = lens.start('camera').catch((error) => error.name);
    lens.source = 'demo';
    await until(() => lens.state === 'live', 'live');
    const wish = [await camera, lens.source];
    const loose = document.createElement('k-lens');
    loose.setAttribute('source', 'demo');
    document.body.append(loose);
    loose.remove();
    await ticks(10);
    // Whoever asks at once is not taken back by the settings of the first update, nor by those before.
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 16;
    canvas.getContext('2d')?.fillRect(0, 0, 8, 16);
    const png = await new Promise<Blob>((resolve) => canvas.toBlob((blob) => resolve(blob as Blob)));
    navigator.mediaDevices.getDisplayMedia = async () => canvas.captureStream(30);
    const fresh = (source = 'none') => {
      document.body.insertAdjacentHTML('beforeend', `<k-lens source="${source}"></k-lens>`);
      return document.body.lastElementChild as typeof lens;
    };
    const askedAtOnce: string[] = [];
    const early = async (other: typeof lens, asked: Promise<void>, then = () => {}) => {
      then();
      const failure = await asked.then(
        () => '',
        (error) => error.name,
      );
      await until(() => other.state === 'live' || other.state === 'frozen' || other.state === 'stopped', 'it is there');
      await other.updateComplete;
      askedAtOnce.push([other.state, other.source, failure].join(' ').trim());
      other.remove();
    };
    let other = fresh();
    await early(other, other.open(png));
    other = fresh('demo');
    await early(other, other.open(png));
    other = fresh();
    const screen = setInterval(() => canvas.getContext('2d')?.clearRect(0, 0, 16, 16), 20);
    await early(other, other.start('screen'));
    clearInterval(screen);
    const outside = document.createElement('k-lens');
    await early(outside, outside.open(png), () => document.body.append(outside));
    await early(outside, outside.open(png), () => document.body.append(outside));
    other = fresh();
    await early(other, other.open(png), () => {
      other.source = 'demo';
    });
    other = fresh();
    await other.start('demo');
    other.source = 'none';
    await early(other, other.open(png));
    other = fresh();
    await early(other, other.start('demo'), () => {
      other.source = 'none';
    });
    const devices = (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput');
    await lens.start('camera');
    const first = lens.cameraId;
    let asked = '';
    const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    // The second camera is another program's.
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      if (JSON.stringify(constraints).includes(devices[1].deviceId)) {
        throw new DOMException('injected', 'NotReadableError');
      }
      asked = JSON.stringify(constraints);
      return original(constraints);
    };
    const busy = await lens.nextCamera().catch((error) => error.code);
    const kept = [lens.state, lens.error?.code, lens.cameraId === first, asked.includes(`${first}`)];
    await lens.nextCamera();
    return {
      wish,
      loose: loose.state,
      askedAtOnce,
      busy,
      kept,
      third: lens.cameraId === devices[2].deviceId,
      error: lens.error,
    };
  });
  expect(result).toEqual({
    wish: ['AbortError', 'demo'],
    loose: 'idle',
    askedAtOnce: [
      'frozen file',
      'frozen file',
      'live screen',
      'frozen file',
      'frozen file',
      'live demo AbortError',
      'frozen file',
      'stopped none AbortError',
    ],
    busy: 'camera-busy',
    // The camera before runs again, and why is said.
    kept: ['live', 'camera-busy', true, true],
    third: true,
    error: null,
  });
});

test('each half-step by hand lowers the inertia, and playing them ends where nothing changes', async ({
  launchLens,
}) => {
  const page = await openLens(launchLens, { y4m: SCENE });
  const result = await page.evaluate(async () => {
    await lens.start('camera');
    lens.freeze();
    await until(() => lens.stats.settled, 'settled');
    lens.reseed({ seeding: 'random-points', seed: 3 });
    await until(() => lens.stats.settled, 'known');
    const inertias = [lens.stats.inertia];
    for (let i = 0; i < 6; i++) {
      lens.step();
      await until(() => lens.stats.settled, 'known');
      inertias.push(lens.stats.inertia);
    }
    lens.togglePlay();
    await until(() => !lens.playing, 'converged');
    return inertias;
  });
  for (let i = 1; i < result.length; i++) expect(result[i]).toBeLessThanOrEqual(result[i - 1] * 1.0001);
  // An update and an assignment are told apart: neither is for nothing at first.
  expect(result[1]).toBeLessThan(result[0]);
  expect(result[2]).toBeLessThan(result[1]);
});

test('the screen lock is let go of, however fast it was taken', async ({ launchLens }) => {
  const page = await openLens(launchLens, {});
  const held = await page.evaluate(async () => {
    let [held, asked] = [0, 0];
    Object.defineProperty(navigator, 'wakeLock', {
      value: {
        // Mocked: a headless browser grants no lock.
        async request() {
          asked++;
          await ticks(2);
          asked--;
          held++;
          const sentinel = {
            released: false,
            async release() {
              if (!sentinel.released) held--;
              sentinel.released = true;
            },
          };
          return sentinel;
        },
      },
    });
    await lens.start('demo');
    await until(() => held === 1, 'it is held');
    const live = held;
    for (let i = 0; i < 3; i++) {
      lens.freeze();
      lens.resume();
    }
    lens.stop();
    await until(() => asked === 0, 'every request is answered');
    await ticks(3);
    return { live, after: held };
  });
  expect(held).toEqual({ live: 1, after: 0 });
});

test('keys that belong to a control of the host page stay with it', async ({ launchLens }) => {
  const page = await openLens(launchLens, {});
  await page.evaluate(async () => {
    lens.keys = 'page';
    const box = document.createElement('input');
    box.type = 'checkbox';
    document.body.append(box);
    await lens.start('demo');
    box.focus();
  });
  await page.keyboard.press('Space');
  await page.keyboard.press('v');
  const result = await page.evaluate(() => [lens.state, document.querySelector('input')?.checked, lens.view]);
  expect(result).toEqual(['live', true, 'labels']);
});
