import { describe, expect, test } from 'vitest';
import { checkExact, type ExactSettings } from '../../src/exact/options.ts';
import { stepOf } from '../../src/exact/units.ts';
import { LIBRARIES, type Library } from '../../src/tutorials/libraries.ts';
import { pythonFor, type Shown } from '../../src/tutorials/python/python.ts';
import { TUTORIALS } from '../../src/tutorials/tutorials.ts';
import { SETTINGS, SHOWN } from '../bench/exact/sweep.ts';

const PLAIN: Shown = { view: 'segments', colors: 'skimage', grays: 'reciprocal', split: false, muted: [], live: false };

const script = (library: Library, settings: Partial<ExactSettings> = {}, shown: Partial<Shown> = {}) =>
  pythonFor(library, checkExact(settings), { ...PLAIN, ...shown });

/** Names that a script imports, and what pip is told to install for it. */
const IMPORT = /^(?:import ([\w.]+)(?: as (\w+))?|from [\w.]+ import (.+))$/gm;
function importedIn(code: string): string[] {
  return [...code.matchAll(IMPORT)].flatMap(([, module, alias, names]) => names?.split(', ') ?? [alias ?? module]);
}
const packagesIn = (code: string) => /^pip install (.*)$/m.exec(code)?.[1].split(' ');

/** Without strings, comments and what stands in brackets, a line of Python stands where it is indented to. */
function complaintsOf(code: string): string[] {
  const bare = code
    .replace(/""".*?"""/gs, '')
    .replace(/'[^'\n]*'/g, "''")
    .replace(/#.*$/gm, '');
  const open: string[] = [];
  const complaints: string[] = [];
  for (const bracket of bare.match(/[()[\]{}]/g) ?? []) {
    if ('([{'.includes(bracket)) open.push(bracket);
    else if (`${open.pop()}${bracket}`.match(/^(\(\)|\[\]|\{\})$/) === null) complaints.push(`a stray ${bracket}`);
  }
  if (open.length > 0) complaints.push(`${open} stays open`);
  if (/undefined|NaN|null|\[object/.test(code)) complaints.push('a value is missing');
  if (/[ \t]$/m.test(code) || /\n{4}/.test(code) || !/[^\n]\n$/.test(code)) complaints.push('blanks');
  for (const line of code.split('\n')) if (line.length > 100) complaints.push(line);
  const imported = importedIn(code);
  for (const name of ['np', 'cv2', 'plt', 'time', 'Image', 'ImageOps', 'KMeans', 'MinMaxScaler', 'label2rgb']) {
    if (new RegExp(`(?<![.\\w])${name}[.(]`).test(bare) && !imported.includes(name))
      complaints.push(`${name} is not imported`);
  }
  for (const name of imported) {
    const uses = bare.match(new RegExp(`\\b${name}\\b`, 'g'))?.length ?? 0;
    if (uses < 2) complaints.push(`${name} is imported for nothing`);
  }
  return complaints;
}

test('every way to cluster and to show, with either library, is a whole script', () => {
  for (const library of LIBRARIES) {
    for (const [i, settings] of SETTINGS.entries()) {
      for (const shown of [SHOWN[i % SHOWN.length], SHOWN[(7 * i + 3) % SHOWN.length]]) {
        const code = pythonFor(library, settings, shown);
        expect(complaintsOf(code), `${library} ${JSON.stringify(settings)}\n${code}`).toEqual([]);
      }
    }
    for (const shown of SHOWN) expect(complaintsOf(script(library, {}, shown)), JSON.stringify(shown)).toEqual([]);
  }
});

describe('a script has only what it needs', () => {
  test('of packages', () => {
    expect(packagesIn(script('opencv'))).toEqual(['opencv-python', 'numpy']);
    expect(packagesIn(script('scikit-learn'))).toEqual(['numpy', 'pillow', 'scikit-learn']);
    expect(packagesIn(script('opencv', {}, { split: true }))).toContain('matplotlib');
    expect(packagesIn(script('opencv', {}, { view: 'labels' }))).toContain('scikit-image');
    expect(packagesIn(script('opencv', {}, { view: 'labels', colors: 'okabe-ito' }))).not.toContain('scikit-image');
    // OpenCV converts to HSV and reads cameras: it can read the picture, too.
    for (const code of [script('scikit-learn', { space: 'hsv' }), script('scikit-learn', {}, { live: true })]) {
      expect(packagesIn(code)).toEqual(['opencv-python', 'numpy', 'scikit-learn']);
    }
  });

  test('of steps', () => {
    const plain = script('opencv', { seeding: 'random-box' });
    expect(plain).not.toMatch(/def |for |if |rng|muted|MinMax|while|np\.where/);
    expect(plain.split('\n').length).toBeLessThan(40);
    expect(script('opencv', {}, { view: 'original' })).not.toMatch(/result|imwrite/);
    expect(script('opencv', {}, { view: 'original', split: true })).toBe(script('opencv', {}, { split: true }));
    expect(script('opencv', {}, { view: 'labels' })).not.toContain('colors =');
    expect(script('scikit-learn', { attempts: 1, seeding: 'random-points' })).toContain('n_init=1');
    expect(script('opencv', { attempts: 1, seeding: 'maximin' })).not.toContain('for _ in range');
  });
});

describe('the parameters are filled in', () => {
  test('of OpenCV', () => {
    const code = script('opencv', {
      k: 3,
      seeding: 'random-box',
      attempts: 12,
      maxIterations: 90,
      tolerance: 0.25,
      seed: 6,
    });
    for (const line of [
      'k = 3',
      'cv2.setRNGSeed(6)',
      'iterations = 90',
      'attempts, flags = 12, cv2.KMEANS_RANDOM_CENTERS',
    ]) {
      expect(code.split('\n')).toContain(line);
    }
    expect(code).toContain('epsilon = 0.25 ');
  });

  test('of scikit-learn', () => {
    const settings = {
      k: 16,
      attempts: 4,
      maxIterations: 300,
      criterion: 'variance',
      tolerance: 1e-4,
      seed: 2,
    } as const;
    expect(script('scikit-learn', settings)).toContain(
      "KMeans(k, init='k-means++', n_init=4, max_iter=300, tol=0.0001, random_state=2)",
    );
  });

  test('of given centroids, which run once and keep their order', () => {
    const given = {
      k: 2,
      seeding: 'warm',
      centroids: [
        [1, 2.5, 3],
        [40, 50, 60],
      ],
    } as const;
    for (const library of LIBRARIES) {
      const code = script(library, given);
      expect(code).toMatch(/seeds = np\.\w+\(\[\n {4}\[1, 2\.5, 3\],\n {4}\[40, 50, 60\],\n\]\)/);
      expect(code).not.toMatch(/argsort|range\(10\)|n_init=10|seed\(|random_state/);
    }
  });

  test('a seed is one that the libraries take', () => {
    const seed = (library: Library, seed: number) =>
      Number(/(?:RNGSeed\(|random_state=)(-?\d+)/.exec(script(library, { seed }))?.[1]);
    for (const library of LIBRARIES) {
      for (const given of [-1, 2 ** 31, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]) {
        expect(seed(library, given)).toBeGreaterThanOrEqual(0);
        expect(seed(library, given)).toBeLessThan(2 ** 31);
      }
      expect(seed(library, 42)).toBe(42);
    }
  });
});

/** What an expression of a script's products and quotients comes to. */
function worthOf(expression: string): number {
  const [first, ...rest] = expression.match(/[*/]?\s*[\d.e-]+/g) ?? [];
  return rest.reduce((value, part) => {
    const number = Number(part.slice(1));
    return part.startsWith('*') ? value * number : value / number;
  }, Number(first));
}

describe('a tolerance is that of the run', () => {
  test('of OpenCV and scikit-learn, in every space and scaling', () => {
    for (const { space, scaling } of SETTINGS) {
      for (const tolerance of [0.2, 0, 1e-7, 3]) {
        const settings = { space, scaling, tolerance };
        const [, epsilon] = /^epsilon = ([\d.e*/ -]+) {2}#/m.exec(script('opencv', settings)) ?? [];
        const [, farthest] = /^tol = (.*)\*\*2 \/ max\(/m.exec(script('scikit-learn', settings)) ?? [];
        const run = tolerance * stepOf(space, scaling);
        for (const written of [epsilon, farthest.replace(/[()]/g, '')]) {
          expect(Math.abs(worthOf(written) - run), `${space} ${scaling} ${written}`).toBeLessThanOrEqual(1e-12 * run);
        }
      }
    }
  });

  test('as the tutorials have it', () => {
    for (const { id, library, exact } of TUTORIALS) {
      const code = script(library, exact);
      if (['2', '5'].includes(id)) expect(code).toMatch(/^epsilon = 0\.2 {2}#/m);
      else if (id === '4') expect(code).toMatch(/^epsilon = 0 {2}#/m);
      else expect(code).toContain(', tol=0.0001,');
    }
  });
});

describe('what a library does not have', () => {
  test('is said: the iterations that OpenCV takes', () => {
    expect(script('opencv', { maxIterations: 300 })).toContain(
      'iterations = 100  # OpenCV takes 2 to 100, and not 300',
    );
    expect(script('opencv', { maxIterations: 1 })).toContain('iterations = 2  # OpenCV takes 2 to 100, and not 1');
    expect(script('opencv', { maxIterations: 100 })).toMatch(/iterations = 100$/m);
  });

  test('is said: the criterion of the other one', () => {
    expect(script('opencv', { criterion: 'variance', tolerance: 1e-4 })).toMatch(
      /# scikit-learn ends .*0\.0001 of the variance/,
    );
    expect(script('scikit-learn', { criterion: 'shift', tolerance: 0.2 })).toMatch(
      /# Ends when no center moves farther than 0\.2/,
    );
    expect(script('scikit-learn', { criterion: 'variance' })).not.toMatch(/# Ends/);
    for (const library of LIBRARIES) expect(script(library, { criterion: 'labels' })).toMatch(/# .*no label changes/);
  });

  test('is done by hand: seedings', () => {
    for (const seeding of ['random-points', 'random-partition', 'maximin'] as const) {
      expect(script('opencv', { seeding })).toContain('cv2.KMEANS_USE_INITIAL_LABELS');
    }
    for (const seeding of ['random-box', 'random-partition', 'maximin'] as const) {
      const name = seeding.replace('-', '_');
      expect(script('scikit-learn', { seeding })).toMatch(new RegExp(`def ${name}\\((.|\\n)*init=${name},`));
    }
  });
});

describe('the picture', () => {
  test('loses no fraction silently: bytes are rounded, or cut where that is asked', () => {
    expect(script('opencv', { rounding: 'nearest' })).toContain('np.uint8(np.rint(centers))');
    expect(script('opencv', { rounding: 'down' })).toContain('np.uint8(centers)');
    expect(script('scikit-learn', { rounding: 'down', scaling: 'plus-one' })).toContain('np.uint8(centers * 256 - 1)');
  });

  test('of labels has all ten colors, and says so', () => {
    const code = script('scikit-learn', {}, { view: 'labels' });
    expect(code).toContain('bg_label=-1)');
    expect(code).toMatch(/# Ten colors/);
  });

  test('shows what is left in its own colors where clusters are muted, but labels and grays in theirs', () => {
    const muted = { muted: [2, 5] };
    expect(script('opencv', {}, muted)).toMatch(/result = picture\.copy\(\)(.|\n)*muted = \[2, 5\]/);
    expect(script('opencv', {}, { ...muted, view: 'gray' })).not.toContain('picture.copy()');
    expect(script('opencv', { k: 4 }, muted)).toContain('muted = [2] ');
    expect(script('opencv', { k: 1 }, muted)).not.toContain('muted');
  });

  test('of a camera is a loop that q ends, and the camera is released', () => {
    for (const library of LIBRARIES) {
      const code = script(library, {}, { live: true });
      expect(code).toMatch(/while True:\n(?: {4}.*\n|\n)*\ncamera\.release\(\)\ncv2\.destroyAllWindows\(\)\n$/);
      expect(code).toContain("ord('q')");
      expect(code).not.toContain('picture.png');
    }
  });
});
