import type { Criterion, ExactSettings } from '../../exact/options.ts';
import type { Seeding } from '../../kmeans/index.ts';
import { attemptsOf, block, type Job, type Part, rows, seedOf, shiftOf } from './part.ts';

/** `cv2.kmeans` clamps its iterations to these. */
const ITERATIONS_MIN = 2;
const ITERATIONS_MAX = 100;

/** From `values` to `compactness`, `labels`, [n], and `centers`, [k, 3]. */
export function openCvPart({ settings }: Job): Part {
  const own = OWN_SEEDING[settings.seeding];
  const { setup, body } = own ? ownSeeding(settings, own) : byHand(settings);
  const criteria = block(
    `iterations = ${iterationsOf(settings)}`,
    ...EPSILON[settings.criterion](settings),
    'criteria = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, iterations, epsilon)',
  );
  return { setup, body: [criteria, `${body}\nlabels = labels.ravel()`] };
}

function iterationsOf({ maxIterations }: ExactSettings): string {
  const clamped = Math.min(ITERATIONS_MAX, Math.max(ITERATIONS_MIN, maxIterations));
  const why = `  # OpenCV takes ${ITERATIONS_MIN} to ${ITERATIONS_MAX}, and not ${maxIterations}`;
  return `${clamped}${clamped === maxIterations ? '' : why}`;
}

/** What OpenCV looks at is always the farthest move of a center. */
const EPSILON: Readonly<Record<Criterion, (settings: ExactSettings) => readonly string[]>> = {
  shift: (settings) => [`epsilon = ${shiftOf(settings)}  # it ends when no center moves farther`],
  labels: () => ['epsilon = 0  # it ends when no center moves, because no label changes'],
  variance: ({ tolerance }) => [
    `# scikit-learn ends when the squares of all moves add up to ${tolerance} of the variance. OpenCV looks`,
    '# at the farthest move only: with this epsilon it ends no earlier.',
    `epsilon = np.sqrt(${tolerance} * values.var(axis=0, dtype=float).mean() / k)`,
  ],
};

/** What OpenCV calls its seedings; the others begin from labels that the script makes. */
const OWN_SEEDING: Readonly<Partial<Record<Seeding, string>>> = {
  'k-means++': 'cv2.KMEANS_PP_CENTERS',
  'random-box': 'cv2.KMEANS_RANDOM_CENTERS',
};

function ownSeeding(settings: ExactSettings, flag: string) {
  return {
    setup: [`cv2.setRNGSeed(${seedOf(settings)})`],
    body: block(
      `attempts, flags = ${settings.attempts}, ${flag}`,
      'compactness, labels, centers = cv2.kmeans(values, k, None, criteria, attempts, flags)',
    ),
  };
}

const OWN_LABELS = [
  '# OpenCV has no such start: it begins from labels that are made here.',
  'flags = cv2.KMEANS_USE_INITIAL_LABELS',
];

function byHand(settings: ExactSettings) {
  const attempts = attemptsOf(settings);
  const { setup, start } = startOf(settings);
  const kmeans = 'cv2.kmeans(values, k, start, criteria, 1, flags)';
  if (attempts === 1)
    return { setup, body: block(...OWN_LABELS, ...start, `compactness, labels, centers = ${kmeans}`) };
  const loop = [...start, `run = ${kmeans}`, 'if run[0] < compactness:', '    compactness, labels, centers = run'];
  const body = block(
    ...OWN_LABELS,
    'compactness = np.inf',
    `for _ in range(${attempts}):`,
    ...loop.map((line) => `    ${line}`),
  );
  return { setup, body };
}

const TO_NEAREST = 'start = np.int32(np.argmin([((values - seed) ** 2).sum(axis=1) for seed in seeds], axis=0))';

/** Lines that give `start`, the label of every pixel to begin with. */
function startOf(settings: ExactSettings): { setup: string[]; start: string[] } {
  const { seeding, centroids } = settings;
  const rng = `rng = np.random.default_rng(${seedOf(settings)})`;
  switch (seeding) {
    case 'random-points':
      return { setup: [rng], start: ['seeds = rng.choice(values, k, replace=False)', TO_NEAREST] };
    case 'random-partition':
      return { setup: [rng], start: ['start = rng.integers(k, size=len(values), dtype=np.int32)'] };
    case 'maximin':
      return {
        setup: [rng],
        start: [
          'seeds = [rng.choice(values)]',
          'nearest = np.full(len(values), np.inf)',
          'while len(seeds) < k:  # the next is the farthest from all before',
          '    nearest = np.minimum(nearest, ((values - seeds[-1]) ** 2).sum(axis=1))',
          '    seeds.append(values[nearest.argmax()])',
          TO_NEAREST,
        ],
      };
    default:
      return { setup: [`seeds = np.float32(${rows(centroids ?? [])})`], start: [TO_NEAREST] };
  }
}
