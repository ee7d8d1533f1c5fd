/** K-means in plain TypeScript: typed arrays in, typed arrays out. No DOM, no dependencies. */

export { assign, secondDistances } from './assign.ts';
export { type Cells, sortIntoCells } from './cells.ts';
export { checkFinite, checkK, checkPoints } from './check.ts';
export { KMeansError, type KMeansErrorCode } from './errors.ts';
export { clusterInertias, totalInertia } from './inertia.ts';
export {
  DEFAULT_ATTEMPTS,
  DEFAULT_MAX_ITERATIONS,
  DEFAULT_RELATIVE_TOLERANCE,
  type KMeansOptions,
  kmeans,
  kmeansSteps,
} from './kmeans.ts';
export { type Criteria, countLabels, lloyd } from './lloyd.ts';
export { lloydBounded } from './lloyd-bounded.ts';
export { matchCentroids } from './match-centroids.ts';
export { type Random, random, randomIndex } from './random.ts';
export { runToEnd } from './run-to-end.ts';
export { seedCentroids, seedSteps } from './seeding.ts';
export { drawPoint } from './seeding-spread.ts';
export { sortByShare } from './sort-by-share.ts';
export { removeCheapest, splitLargest } from './split-merge.ts';
export { relativeTolerance } from './spread.ts';
export {
  type Cancel,
  type ClusteringResult,
  K_MAX,
  type Points,
  type Progress,
  SEEDINGS,
  type Seeding,
} from './types.ts';
export { countUnique, expandLabels, type UniquePoints } from './unique.ts';
export { fillEmpty, type Update, updateCentroids } from './update-centroids.ts';
