import { expect, test } from 'vitest';
import type { Start } from '../../src/engine/engine.ts';
import { Clusters } from '../../src/lens/clusters.ts';
import type { ExactPicture } from '../../src/lens/exact-control.ts';

const START: Start = { k: 2, seeding: 'k-means++', random: () => 0.5, iterations: 0 };

/** Clusters of a frozen picture that shows an exact run, and what its engine was given. */
function showing() {
  const given: (Uint8Array | null)[] = [];
  const engine = { give: (labels: Uint8Array | null) => given.push(labels), labels: () => Uint8Array.of(1, 0) };
  const clustering = { start() {}, save: () => ({ dispose() {} }) };
  const picture = { engine, clustering };
  const pictureSettings = () => ({ k: 2, seeds: '' });
  const host = { frozen: true, source: null, hasPicture: true, picture, pictureSettings, onStep() {}, onPlay() {} };
  const loop = { current: true, changed() {}, moved() {}, update() {}, read() {} };
  const clusters = new Clusters(host as never, loop as never, () => {});
  const result = { labels: Uint8Array.of(0, 1) } as ExactPicture;
  clusters.showExact({ start: START, result, colors: [0, 0, 0, 1, 1, 1], ofSource: true }, picture as never);
  expect(clusters.exact).toBe(result);
  expect(given.at(-1)).toBe(result.labels);
  return { clusters, given };
}

test.each([
  ['the lens goes on', (clusters: Clusters) => clusters.frozenChanged(false)],
  ['the clusters start again', (clusters: Clusters) => clusters.seed(START, true)],
  ['there is another source', (clusters: Clusters) => clusters.restart()],
])('once %s, nobody holds an exact run and its labels', (_, end) => {
  const { clusters, given } = showing();
  end(clusters);
  expect(clusters.exact).toBe(null);
  expect(given.at(-1)).toBe(null);
});
