import type { ExactSettings } from '../../exact/options.ts';
import type { Seeding } from '../../kmeans/index.ts';
import { attemptsOf, block, type Job, type Part, rows, seedOf, shiftOf } from './part.ts';

/** From `values` to `inertia`, `labels`, [n], and `centers`, [k, 3]. */
export function scikitLearnPart({ settings, shown }: Job): Part {
  const { seeding, maxIterations, centroids } = settings;
  const { about, tol } = toleranceOf(settings);
  const given = seeding === 'warm';
  const options = [
    'k',
    `init=${INIT[seeding]}`,
    `n_init=${attemptsOf(settings)}`,
    `max_iter=${maxIterations}`,
    `tol=${tol}`,
    // In a loop one generator goes on, or each frame would begin like the one before.
    ...(given ? [] : [`random_state=${shown.live ? 'rng' : seedOf(settings)}`]),
  ];
  const model = block(
    ...about,
    `model = KMeans(${options.join(', ')})`,
    'model.fit(values)',
    'inertia, labels, centers = model.inertia_, model.labels_, model.cluster_centers_',
  );
  const seeds = given ? [`seeds = np.array(${rows(centroids ?? [])})`] : [];
  const rng = shown.live && !given ? [`rng = np.random.RandomState(${seedOf(settings)})`] : [];
  return { setup: [...rng, ...seeds, ...SEEDING_FUNCTIONS[seeding]], body: [model] };
}

function toleranceOf(settings: ExactSettings): { about: string[]; tol: string } {
  const { criterion, tolerance } = settings;
  switch (criterion) {
    case 'variance':
      return { about: [], tol: String(tolerance) };
    case 'labels':
      return { about: ['# Without a tolerance it ends when no label changes.'], tol: '0' };
    case 'shift': {
      const shift = shiftOf(settings);
      return {
        about: [
          `# Ends when no center moves farther than ${shift}, or a little later:`,
          '# scikit-learn adds up the squares of all moves, and measures them by the variance.',
          `tol = ${shift.includes(' ') ? `(${shift})` : shift}**2 / max(values.var(axis=0).mean(), 1e-12)`,
        ],
        tol: 'tol',
      };
    }
  }
}

const INIT: Readonly<Record<Seeding, string>> = {
  'k-means++': `'k-means++'`,
  'random-points': `'random'`,
  'random-box': 'random_box',
  'random-partition': 'random_partition',
  maximin: 'maximin',
  warm: 'seeds',
};

/** scikit-learn lets a function place the first centers of each attempt. */
const SEEDING_FUNCTIONS: Readonly<Record<Seeding, readonly string[]>> = {
  'k-means++': [],
  'random-points': [],
  warm: [],
  'random-box': [
    `def random_box(values, k, random_state):
    """First centers anywhere in the box around the data, a third wider on each side."""
    low, high = values.min(axis=0), values.max(axis=0)
    margin = (high - low) / 3
    return random_state.uniform(low - margin, high + margin, (k, 3))`,
  ],
  'random-partition': [
    `def random_partition(values, k, random_state):
    """Every pixel in a random part; the first centers are the means of the parts."""
    parts = random_state.randint(k, size=len(values))
    return np.array([values[parts == part].mean(axis=0) for part in range(k)])`,
  ],
  maximin: [
    `def maximin(values, k, random_state):
    """The first center is a random pixel, every next one the pixel farthest from all before."""
    seeds = [values[random_state.randint(len(values))]]
    nearest = np.full(len(values), np.inf)
    while len(seeds) < k:
        nearest = np.minimum(nearest, ((values - seeds[-1]) ** 2).sum(axis=1))
        seeds.append(values[nearest.argmax()])
    return np.array(seeds)`,
  ],
};
