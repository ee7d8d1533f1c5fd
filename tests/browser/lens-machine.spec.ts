import { collectTracks, withoutWebGl } from './app-page.ts';
import { expect, test } from './fixtures.ts';
import { fields, openLens } from './lens-page.ts';

const SCENE = { ...fields(64, 48, 6), fps: 60 };

/** Counts what WebGL makes and frees, before any page code runs. Program links count as compiled shaders do. */
function countResources(): void {
  const counts = { textures: 0, buffers: 0, framebuffers: 0, shaders: 0 };
  const gl = WebGL2RenderingContext.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
  const wrap = (name: string, key: keyof typeof counts, by: number) => {
    const original = gl[name];
    gl[name] = function (...args: unknown[]) {
      counts[key] += by;
      return original.apply(this, args);
    };
  };
  wrap('createTexture', 'textures', 1);
  wrap('deleteTexture', 'textures', -1);
  wrap('createBuffer', 'buffers', 1);
  wrap('deleteBuffer', 'buffers', -1);
  wrap('createFramebuffer', 'framebuffers', 1);
  wrap('deleteFramebuffer', 'framebuffers', -1);
  wrap('compileShader', 'shaders', 1);
  Object.assign(window, { counts });
}

test('once all is warm nothing is compiled and nothing piles up: k 100 times, then 500 frames', async ({
  launchLens,
}) => {
  const page = await openLens(launchLens, { y4m: SCENE, initScripts: [countResources] });
  const result = await page.evaluate(async () => {
    const { engine } = await load<typeof import('@tensorflow/tfjs-core')>('@tensorflow/tfjs-core');
    const { counts } = window as unknown as { counts: Record<string, number> };
    // A read of something is under way now and then: the lowest of a few moments is what stays.
    const held = async () => {
      const moments: (typeof counts)[] = [];
      for (let i = 0; i < 6; i++) {
        await newNumbers();
        moments.push({ ...counts, tensors: engine().state.numTensors });
      }
      return Object.fromEntries(
        Object.keys(moments[0]).map((key) => [key, Math.min(...moments.map((moment) => moment[key]))]),
      );
    };
    await lens.start('camera');
    await moreFrames(80);
    const before = await held();
    const random = await load<typeof import('../../src/kmeans/index.ts')>('/src/kmeans/index.ts').then((kmeans) =>
      kmeans.random(1),
    );
    for (let i = 0; i < 100; i++) {
      lens.k = 1 + Math.floor(random() * 32);
      await moreFrames(2);
    }
    lens.k = 5;
    const from = lens.stats.frames;
    await moreFrames(250);
    await moreFrames(250);
    return { before, after: await held(), frames: lens.stats.frames - from };
  });
  expect(result.frames).toBeGreaterThanOrEqual(500);
  expect(result.after).toEqual(result.before);
});

test('frame sizes come and go, and nothing piles up', async ({ launchLens }) => {
  const page = await openLens(launchLens, { initScripts: [countResources] });
  const result = await page.evaluate(async () => {
    const { engine } = await load<typeof import('@tensorflow/tfjs-core')>('@tensorflow/tfjs-core');
    const { GpuEngine } = await load<typeof import('../../src/engine/gpu/gpu-engine.ts')>(
      '/src/engine/gpu/gpu-engine.ts',
    );
    const { paint, kmeans } = await load<typeof import('./gpu-probe.ts')>('/tests/browser/gpu-probe.ts');
    const gpu = GpuEngine.create(document.createElement('canvas'));
    if (!gpu) throw new Error('no WebGL2 here');
    const clustering = gpu.cluster();
    const show = async (width: number, height: number) => {
      gpu.upload(paint(width, height, 'blobs'), width, height);
      gpu.sample(32);
      clustering.start({ k: 4, seeding: 'k-means++', random: kmeans.random(1), iterations: 2 });
      gpu.draw(clustering, { kind: 'segments', mutedMask: 0, steady: false, mirror: false });
      await clustering.read();
    };
    const sizes = [
      [64, 48],
      [48, 64],
      [31, 33],
    ];
    const showAll = async () => {
      for (const [width, height] of sizes) await show(width, height);
    };
    // Until everything was rehearsed, for each of them.
    await showAll();
    while (gpu.rehearsing) await showAll();
    const before = { ...gpu.holdings(), all: engine().state.numTensors };
    for (let i = 0; i < 7; i++) await showAll();
    const after = { ...gpu.holdings(), all: engine().state.numTensors };
    clustering.dispose();
    gpu.dispose();
    return { before, after, left: engine().state.numTensors, counts: (window as unknown as { counts: object }).counts };
  });
  expect(result.after).toEqual(result.before);
  expect(result.left).toBe(0);
  expect(result.counts).toMatchObject({ textures: 0, framebuffers: 0 });
});

test('two lenses and the tfjs of their page live side by side', async ({ launchLens }) => {
  const page = await openLens(launchLens, { y4m: SCENE });
  const result = await page.evaluate(async () => {
    const tf = await load<typeof import('@tensorflow/tfjs')>('@tensorflow/tfjs');
    await tf.setBackend('cpu');
    const other = document.createElement('k-lens');
    other.style.height = '240px';
    document.body.append(other);
    lens.k = 2;
    other.k = 6;
    const kept = tf.tensor1d([1, 2, 3]);
    await Promise.all([lens.start('camera'), other.start('camera')]);
    await Promise.all([moreFrames(5), moreFrames(5, other)]);
    const backend = tf.getBackend();
    const sum = await tf.sum(kept).array();
    for (const each of [lens, other]) each.freeze();
    await until(() => lens.stats.settled && other.stats.settled, 'both settled');
    const both = [colors(lens).length, colors(other).length];
    lens.remove();
    await ticks(5);
    other.resume();
    await moreFrames(5, other);
    return { backend, sum, both, goesOn: other.state === 'live', palette: other.palette.length };
  });
  expect(result).toEqual({ backend: 'cpu', sum: 6, both: [2, 6], goesOn: true, palette: 6 });
});

test('a lens that left the page has ended its tracks and freed its GPU', async ({ launchLens }) => {
  const page = await openLens(launchLens, { y4m: SCENE, initScripts: [countResources, collectTracks] });
  const result = await page.evaluate(async () => {
    const { engine } = await load<typeof import('@tensorflow/tfjs-core')>('@tensorflow/tfjs-core');
    const { tracks } = window as unknown as { tracks: MediaStreamTrack[] };
    await lens.start('camera');
    await until(() => lens.palette.length === 5, 'a palette');
    lens.remove();
    await until(() => engine().state.numTensors === 0, 'all is freed');
    const gone = {
      track: tracks[0].readyState,
      tensors: engine().state.numTensors,
      canvas: !lens.shadowRoot?.querySelector('canvas'),
    };
    const { textures } = (window as unknown as { counts: { textures: number } }).counts;
    document.body.append(lens);
    await lens.start('camera');
    await until(() => lens.palette.length === 5, 'a palette again');
    return { ...gone, textures, again: [lens.state, lens.palette.length] };
  });
  expect(result).toEqual({ track: 'ended', tensors: 0, canvas: true, textures: 0, again: ['live', 5] });
});

for (const gives of [true, false]) {
  test(`a lost context ${gives ? 'that comes back' : 'that stays away'} is answered, from the kept centroids`, async ({
    launchLens,
  }) => {
    const page = await openLens(launchLens, { y4m: fields(96, 64, 6) });
    const result = await page.evaluate(async (gives) => {
      if (gives) {
        // However long the context takes to come back: nobody gives it up after the second that is waited for it.
        const { setTimeout } = window;
        Object.assign(window, { setTimeout: (run: () => void, ms: number) => setTimeout(run, ms === 1000 ? 1e6 : ms) });
      }
      await lens.start('camera');
      await until(() => lens.palette.length === 5, 'a palette');
      lens.freeze();
      await until(() => lens.stats.settled, 'settled');
      const before = { palette: lens.palette, colors: colors() };
      const canvas = lens.shadowRoot?.querySelector('canvas') as HTMLCanvasElement;
      const loser = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
      loser?.loseContext();
      await until(() => lens.notice === 'recovering', 'the loss is noticed');
      if (gives) loser?.restoreContext();
      await until(() => lens.notice === null, 'the picture is back');
      await until(() => lens.stats.settled, 'settled again');
      const frozen = { state: lens.state, palette: lens.palette, colors: colors() };
      lens.resume();
      await moreFrames(3);
      return { before, frozen, same: lens.shadowRoot?.querySelector('canvas') === canvas, error: lens.error };
    }, gives);
    expect(result.same).toBe(gives);
    expect(result.error).toBeNull();
    expect(result.frozen).toEqual({ state: 'frozen', ...result.before });
  });
}

test('after three lost contexts the CPU takes over, with the same colors', async ({ launchLens }) => {
  const page = await openLens(launchLens, { y4m: fields(96, 64, 6) });
  const result = await page.evaluate(async () => {
    await lens.start('camera');
    await until(() => lens.palette.length === 5, 'a palette');
    const backends = [];
    for (let i = 0; i < 4; i++) {
      backends.push(lens.stats.backend);
      const canvas = lens.shadowRoot?.querySelector('canvas') as HTMLCanvasElement;
      canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
      await until(() => lens.notice === 'recovering', 'the loss is noticed');
      await until(() => lens.notice === null, 'the picture is back');
      await moreFrames(2);
    }
    return { backends, last: lens.stats.backend, state: lens.state, palette: lens.palette.length };
  });
  expect(result).toEqual({ backends: ['webgl', 'webgl', 'webgl', 'webgl'], last: 'cpu', state: 'live', palette: 5 });
});

test('a context that is lost while it is read is let go', async ({ launchLens }) => {
  const page = await openLens(launchLens, { y4m: fields(96, 64, 6) });
  const asked = await page.evaluate(async () => {
    const { fenceSync, clientWaitSync } = WebGL2RenderingContext.prototype;
    let lost: WebGL2RenderingContext | null = null;
    let asked = 0;
    WebGL2RenderingContext.prototype.clientWaitSync = function (...args) {
      if (this === lost) asked++;
      return clientWaitSync.apply(this, args);
    };
    await lens.start('camera');
    await until(() => lens.stats.frames > 5, 'frames');
    WebGL2RenderingContext.prototype.fenceSync = function (...args) {
      const fence = fenceSync.apply(this, args);
      if (!lost) {
        lost = this;
        this.getExtension('WEBGL_lose_context')?.loseContext();
      }
      return fence;
    };
    await until(() => lens.notice === 'recovering', 'the loss is noticed');
    await until(() => lens.notice === null, 'the picture is back');
    asked = 0;
    await moreFrames(5);
    return asked;
  });
  expect(asked).toBe(0);
});

test('without WebGL2 the CPU draws the same picture', async ({ launchLens }) => {
  const scene = fields(96, 64, 6);
  const run = async () => {
    await lens.start('camera');
    lens.freeze();
    await until(() => lens.stats.settled, 'the frame stands');
    lens.reseed({
      centroids: [
        [30, 30, 30],
        [100, 100, 100],
        [200, 200, 200],
        [0, 255, 0],
        [255, 0, 0],
      ],
    });
    // By hand it would stay with its seeds.
    lens.resume();
    lens.freeze();
    await until(() => lens.stats.settled, 'settled');
    return { backend: lens.stats.backend, colors: colors(), palette: lens.palette.map(({ color }) => color).sort() };
  };
  const gpu = await (await openLens(launchLens, { y4m: scene })).evaluate(run);
  const cpu = await (await openLens(launchLens, { y4m: scene, initScripts: [withoutWebGl] })).evaluate(run);
  expect([gpu.backend, cpu.backend]).toEqual(['webgl', 'cpu']);
  expect(cpu.colors).toEqual(cpu.palette);
  expect(cpu.colors).toEqual(gpu.colors);
});
