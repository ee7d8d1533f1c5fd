import type { Page } from '@playwright/test';
import { ask, collectTracks, expectState, holdSeconds, liveTracks, startCamera, withoutWebGl } from './app-page.ts';
import { expect, test } from './fixtures.ts';
import { fields } from './lens-page.ts';

const SCENE = fields(96, 64, 6);

/** A plain sentence where the picture would be, and at least one way on. */
async function expectFailure(page: Page, code: string, sentence: RegExp, ways: readonly string[]): Promise<void> {
  await expectState(page, 'failed');
  expect(await ask(page, (lens) => lens.error?.code)).toBe(code);
  await expect(page.getByRole('alert')).toHaveText(sentence);
  for (const name of ways) await expect(page.getByRole('button', { name, exact: true })).toBeVisible();
}

async function expectDemoWorks(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Demo', exact: false }).first().click();
  await expectState(page, 'live');
  await expect(page.getByRole('alert')).toHaveCount(0);
}

test('denied: how to allow the camera, Try again, and the demo still works', async ({ launchLens }) => {
  const { page, url } = await launchLens({ deny: true });
  await startCamera(page, url);
  await expectFailure(page, 'camera-denied', /not allowed.*address bar/i, ['Try again']);
  await expectDemoWorks(page);
});

test('no camera: said, and the demo still works', async ({ launchLens }) => {
  const { page, url } = await launchLens({ deviceCount: 0 });
  await startCamera(page, url);
  await expectFailure(page, 'camera-missing', /no camera was found/i, ['Try again']);
  await expectDemoWorks(page);
});

test('insecure page: what browsers want is said', async ({ launchLens }) => {
  const { page, url } = await launchLens({ extraArgs: ['--host-resolver-rules=MAP cam.test 127.0.0.1'] });
  const insecure = new URL(url);
  insecure.hostname = 'cam.test';
  await startCamera(page, insecure.href);
  await expectFailure(page, 'camera-insecure', /https or localhost/i, []);
  await expectDemoWorks(page);
});

/** Mocked: a fake device cannot be taken by another program, nor refuse every size. */
function failWith(names: readonly string[]): string {
  return `(() => {
    const names = ${JSON.stringify(names)};
    const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    window.requests = 0;
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      const name = names[window.requests++];
      if (name === 'never') return new Promise(() => {});
      if (name) throw name === 'OverconstrainedError' ? new OverconstrainedError('width') : new DOMException('injected', name);
      return original(constraints);
    };
  })()`;
}

test('busy: said, and Try again works once the camera is free', async ({ launchLens }) => {
  const { page, url } = await launchLens({
    initScripts: [failWith(['NotReadableError', 'NotReadableError'])],
    y4m: SCENE,
  });
  await startCamera(page, url);
  await expectFailure(page, 'camera-busy', /another program/i, ['Try again']);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expectState(page, 'live');
});

for (const name of ['AbortError', 'NotReadableError']) {
  test(`a start that failed with ${name} is tried once more by itself`, async ({ launchLens }) => {
    const { page, url } = await launchLens({ initScripts: [failWith([name])], y4m: SCENE });
    await startCamera(page, url);
    await expectState(page, 'live');
    expect(await page.evaluate(() => (window as unknown as { requests: number }).requests)).toBe(2);
  });
}

test('impossible constraints are relaxed, and said where even that does not help', async ({ launchLens }) => {
  const relaxed = await launchLens({ initScripts: [failWith(['OverconstrainedError'])], y4m: SCENE });
  await startCamera(relaxed.page, relaxed.url);
  await expectState(relaxed.page, 'live');
  const hopeless = await launchLens({ initScripts: [failWith(Array(9).fill('OverconstrainedError'))], y4m: SCENE });
  await startCamera(hopeless.page, hopeless.url);
  await expectFailure(hopeless.page, 'camera-constraint', /sizes/i, ['Try again']);
});

test('a prompt that nobody answers: a hint after 5 s, and Cancel', async ({ launchLens }) => {
  const { page, url } = await launchLens({ initScripts: [failWith(['never'])], y4m: SCENE });
  await startCamera(page, url);
  await expectState(page, 'starting');
  await expect.poll(() => ask(page, (lens) => lens.notice)).toBe('waiting');
  await expect(page.getByText(/address bar/i)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expectState(page, 'stopped');
  await page.getByRole('button', { name: 'Start camera' }).click();
  await expectState(page, 'live');
});

test('a track that ends mid-stream leaves the last picture, and Reconnect goes on', async ({ launchLens }) => {
  const { page, url } = await launchLens({ initScripts: [collectTracks], y4m: SCENE });
  await startCamera(page, url);
  await expectState(page, 'live');
  await expect.poll(() => ask(page, (lens) => lens.palette.length)).toBe(5);
  await page.evaluate(() => {
    const [track] = (window as unknown as { tracks: MediaStreamTrack[] }).tracks;
    track.stop();
    track.dispatchEvent(new Event('ended'));
  });
  await expectFailure(page, 'camera-ended', /unplugged/i, ['Reconnect']);
  const colors = await ask(page, (lens) => {
    const canvas = lens.shadowRoot?.querySelector('canvas') as HTMLCanvasElement;
    const copy = document.createElement('canvas');
    copy.width = canvas.width;
    copy.height = canvas.height;
    const context = copy.getContext('2d') as CanvasRenderingContext2D;
    context.drawImage(canvas, 0, 0);
    const { data } = context.getImageData(0, 0, copy.width, copy.height);
    return new Set(Array.from({ length: data.length / 4 }, (_, i) => data.subarray(4 * i, 4 * i + 3).join())).size;
  });
  expect(colors).toBe(5);
  await page.getByRole('button', { name: 'Reconnect' }).click();
  await expectState(page, 'live');
  expect(await liveTracks(page)).toBe(1);
});

test('a frozen camera that is lost leaves its picture frozen, and nothing behind that: the demo scene then goes on', async ({
  launchLens,
}) => {
  const { page, url } = await launchLens({ y4m: SCENE, initScripts: [collectTracks] });
  await startCamera(page, url);
  await expectState(page, 'live');
  await page.keyboard.press('Space');
  await expectState(page, 'frozen');
  await page.evaluate(() => {
    const [track] = (window as unknown as { tracks: MediaStreamTrack[] }).tracks;
    track.stop();
    track.dispatchEvent(new Event('ended'));
  });
  await expect(page.getByRole('alert')).toHaveText(/unplugged/i);
  await expect(page.getByRole('button', { name: 'Reconnect' })).toBeVisible();
  await expectState(page, 'frozen');
  await page.keyboard.press('d');
  await expectState(page, 'live');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a camera that sends nothing for a while is said to be paused', async ({ launchLens }) => {
  const { page, url } = await launchLens({ initScripts: [collectTracks], y4m: SCENE });
  await startCamera(page, url);
  await expectState(page, 'live');
  const dispatch = (type: string) =>
    page.evaluate((type) => {
      (window as unknown as { tracks: MediaStreamTrack[] }).tracks[0].dispatchEvent(new Event(type));
    }, type);
  await dispatch('mute');
  await expect(page.getByText(/camera is paused/i)).toBeVisible();
  await dispatch('unmute');
  await expect(page.getByText(/camera is paused/i)).toBeHidden();
  await expectState(page, 'live');
});

/** Mocked: a fake device always has a size. The size comes 700 ms after the stream. */
function zeroSizeFirst(): void {
  for (const name of ['videoWidth', 'videoHeight'] as const) {
    const { get } = Object.getOwnPropertyDescriptor(HTMLVideoElement.prototype, name) as { get(): number };
    Object.defineProperty(HTMLVideoElement.prototype, name, {
      get(this: HTMLVideoElement & { late?: boolean }) {
        if (this.late === undefined) {
          this.late = false;
          setTimeout(() => {
            this.late = true;
            this.dispatchEvent(new Event('resize'));
          }, 700);
        }
        return this.late ? get.call(this) : 0;
      },
    });
  }
}

test('a video of 0 × 0 is waited for', async ({ launchLens }) => {
  const { page, url } = await launchLens({ initScripts: [zeroSizeFirst], y4m: SCENE });
  await startCamera(page, url);
  await expectState(page, 'live');
  expect(await ask(page, (lens) => [lens.stats.frameWidth, lens.stats.frameHeight])).toEqual([96, 64]);
});

test('in a hidden tab nothing is computed, and nothing bursts afterwards', async ({ launchLens }) => {
  const { page, url, context } = await launchLens({ y4m: SCENE });
  await startCamera(page, url);
  await expectState(page, 'live');
  // A headless tab is never hidden by another; this is what hiding does to a page.
  const session = await context.newCDPSession(page);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  await new Promise((resolve) => setTimeout(resolve, 300));
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  // As many animation frames as it takes for ten of the source's.
  const most = await ask(page, async (lens) => {
    let [frames, most] = [lens.stats.frames, 0];
    const end = frames + 10;
    while (frames < end) {
      await new Promise(requestAnimationFrame);
      most = Math.max(most, lens.stats.frames - frames);
      frames = lens.stats.frames;
    }
    return most;
  });
  expect(most).toBe(1);
});

test('leaving the page releases the camera, and coming back works', async ({ launchLens }) => {
  const { page, url } = await launchLens({ initScripts: [collectTracks], y4m: SCENE });
  await startCamera(page, url);
  await expectState(page, 'live');
  const left = await page.evaluate(() => {
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    return (window as unknown as { tracks: MediaStreamTrack[] }).tracks.map(({ readyState }) => readyState);
  });
  expect(left).toEqual(['ended']);
  await page.goto('about:blank');
  await page.goBack();
  await page.getByRole('button', { name: 'Start camera' }).click();
  await expectState(page, 'live');
});

test('a lost graphics context is said, and live again after the second that it is waited for', async ({
  launchLens,
}) => {
  const { page, url } = await launchLens({ y4m: SCENE, initScripts: [holdSeconds] });
  await startCamera(page, url);
  await expectState(page, 'live');
  await expect.poll(() => ask(page, (lens) => lens.palette.length)).toBe(5);
  await ask(page, (lens) => {
    const canvas = lens.shadowRoot?.querySelector('canvas') as HTMLCanvasElement;
    canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
  });
  await expect(page.getByText(/graphics/i).first()).toBeVisible();
  await page.evaluate(() => secondsPass());
  await expect.poll(() => ask(page, (lens) => lens.notice)).toBeNull();
  await expectState(page, 'live');
});

test('without WebGL2 the CPU draws, and a badge says so', async ({ launchLens }) => {
  const { page, url } = await launchLens({ y4m: SCENE, initScripts: [withoutWebGl] });
  await startCamera(page, url);
  await expectState(page, 'live');
  expect(await ask(page, (lens) => lens.stats.backend)).toBe('cpu');
  await expect(page.getByText(/no webgl2/i)).toBeVisible();
});

test('a camera whose name is a script is shown as text', async ({ launchLens }) => {
  const cameraName = '<img src=x onerror=document.title=1>';
  const { page, url } = await launchLens({ y4m: SCENE, cameraName });
  await startCamera(page, url);
  await expectState(page, 'live');
  await page.keyboard.press('g');
  await expect(page.getByText('onerror', { exact: false }).first()).toBeAttached();
  expect(await page.title()).toMatch(/K-Lens/);
});
