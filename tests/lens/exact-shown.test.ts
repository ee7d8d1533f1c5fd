import { expect, test } from 'vitest';
import type { Start } from '../../src/engine/engine.ts';
import { Clusters } from '../../src/lens/clusters.ts';
import type { ExactPicture } from '../../src/lens/exact-control.ts';

const START: Start = { k: 2, seeding: 'k-means++', random: () => 0.5, iterations: 0 };

/** Clusters of a frozen picture that shows an exact run, and what its engine was given. */
function showing() {
  const given: (Uint8Array | null)[] = [];
  const engine = { give: (labels: Uint8Array | null) => given.push(labels) };
  const host = { frozen: true, source: null, hasPicture: true, picture: { engine }, pictureSettings: () => ({ k: 2 }) };
  const loop = { changed() {}, update() {} };
  const clusters = new Clusters(host as never, loop as never, () => {});
  const result = { labels: Uint8Array.of(0, 1) } as ExactPicture;
  clusters.showExact(START, result, [0, 0, 0, 1, 1, 1]);
  expect(clusters.exact).toBe(result);
  expect(given.at(-1)).toBe(result.labels);
  return { clusters, given };
}

test.each([
  ['the lens goes on', (clusters: Clusters) => clusters.frozenChanged()],
  ['the clusters start again', (clusters: Clusters) => clusters.seed(START, true)],
  ['there is another source', (clusters: Clusters) => clusters.restart()],
])('once %s, nobody holds an exact run and its labels', (_, end) => {
  const { clusters, given } = showing();
  end(clusters);
  expect(clusters.exact).toBe(null);
  expect(given.at(-1)).toBe(null);
});
