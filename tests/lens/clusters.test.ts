import { expect, test } from 'vitest';
import type { Numbers, Start } from '../../src/engine/engine.ts';
import { Clusters } from '../../src/lens/clusters.ts';
import type { ExactPicture } from '../../src/lens/exact-control.ts';

const START: Start = { k: 2, seeding: 'warm', random: () => 0.5, iterations: 0, centroids: new Float32Array(6) };

function numbers(inertia: number): Numbers {
  return {
    k: 2,
    centroids: Float32Array.of(0, 0, 0, 200, 200, 200),
    position: 0,
    positions: null,
    shares: Float32Array.of(0.5, 0.5),
    inertia,
    mse: inertia,
    n: 2,
    shift: 0,
  };
}

/** Clusters of a frozen picture whose search has found something far better, which is just being compared. */
async function comparing(change: Partial<{ k: number; position: number }> = {}) {
  const settings = { k: 2, seeds: '', space: 'rgb', position: 0, resolution: 160, cold: false };
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  let asked = 0;
  const starts: Start[] = [];
  const clustering = (inertia: number) => ({
    k: 2,
    start: (start: Start) => starts.push(start),
    resize() {},
    iterate() {},
    sort() {},
    half() {},
    takeBest() {},
    save: () => ({ dispose() {} }),
    restore() {},
    dispose() {},
    read: async () => {
      asked++;
      await answered;
      return numbers(inertia);
    },
  });
  const engine = {
    software: false,
    cluster: () => clustering(1),
    labels: () => Uint8Array.of(0, 1),
    give() {},
    retain: () => ({
      n: 2,
      cluster: () => clustering(1),
      attempts: () => ({ count: 10, k: 2, sow() {}, iterate() {}, dispose() {} }),
      dispose() {},
    }),
  };
  const picture = { engine, clustering: clustering(100), width: 2, height: 1, lost: false };
  const host = {
    frozen: true,
    source: null,
    hasPicture: true,
    picture,
    pictureSettings: () => settings,
    onStep() {},
    onPlay() {},
  };
  const loop = { current: true, changed() {}, moved() {}, update() {}, read() {} };
  const clusters = new Clusters(host as never, loop as never, () => {});
  clusters.restart();
  clusters.startOn(picture as never, settings as never);
  clusters.frozenChanged(true);
  while (asked < 2) clusters.goOn(picture as never, false);
  const set = (other: object) => Object.assign(settings, other);
  set(change);
  const end = async () => {
    starts.length = 0;
    answer();
    // All that waits for the answer has come by then.
    await new Promise((resolve) => setTimeout(resolve));
    return { takenOver: starts.length > 0, adoption: clusters.adoption?.gain ?? null, mode: clusters.mode };
  };
  return { clusters, picture, set, end };
}

test('a better start takes over what stands, while nobody does anything by hand', async () => {
  const { end } = await comparing();
  expect(await end()).toEqual({ takenOver: true, adoption: 0.99, mode: 'converging' });
});

test.each<[string, string, (clusters: Clusters, picture: never) => unknown]>([
  ['a step', 'stepping', (clusters) => clusters.step()],
  ['a start by hand', 'stepping', (clusters) => clusters.seed(START, true)],
  [
    'an exact run',
    'exact',
    (clusters, picture) => {
      const result = { labels: Uint8Array.of(0, 1) } as ExactPicture;
      clusters.showExact({ start: START, result, colors: [0, 0, 0, 1, 1, 1], ofSource: true }, picture);
    },
  ],
])('none takes over after %s', async (_, mode, act) => {
  const { clusters, picture, end } = await comparing();
  act(clusters, picture as never);
  expect(await end()).toEqual({ takenOver: false, adoption: null, mode });
});

test.each([{ k: 3 }, { position: 20 }])('what was found before %o counts no more', async (change) => {
  const { clusters, picture, end } = await comparing(change);
  clusters.goOn(picture as never, true);
  expect(await end()).toEqual({ takenOver: false, adoption: null, mode: 'converging' });
});

test.each<[string, (clusters: Clusters, picture: never, set: (other: object) => void) => unknown]>([
  ['another k', (clusters, picture, set) => [set({ k: 3 }), clusters.goOn(picture, true)]],
  ['another space', (clusters, picture, set) => [set({ space: 'lab' }), clusters.goOn(picture, true)]],
  ['another weight', (clusters, picture, set) => [set({ position: 9 }), clusters.goOn(picture, true)]],
  ['another source', (clusters) => clusters.restart()],
  ['a step', (clusters) => clusters.step()],
])('a better start that took over is not spoken of after %s', async (_, act) => {
  const { clusters, picture, set, end } = await comparing();
  expect((await end()).adoption).toBe(0.99);
  act(clusters, picture as never, set);
  expect(clusters.adoption).toBe(null);
});
