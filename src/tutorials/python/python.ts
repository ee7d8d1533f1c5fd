import type { Space } from '../../color/spaces.ts';
import type { ExactSettings } from '../../exact/options.ts';
import type { Library } from '../libraries.ts';
import { readPart, showPart } from './frame.ts';
import { importsOf, packagesOf } from './imports.ts';
import { openCvPart } from './opencv.ts';
import { block, type Job, type Part, type Shown } from './part.ts';
import { isOriginal, resultPart } from './result.ts';
import { scikitLearnPart } from './scikit-learn.ts';
import { valuesPart } from './values.ts';

export type { Shown } from './part.ts';

/**
 * A Python script, complete and as short as it can be, that does with a library what an exact run does here, and makes
 * the same picture. Its chance is the library's: the same seed starts elsewhere than here. What the library cannot do
 * is done by hand, or by the nearest thing, and a comment in the script says so.
 *
 * It reads `picture.png`, or a camera, and writes a file with the name of the view.
 *
 * @param settings checked: see `checkExact`
 */
export function pythonFor(library: Library, settings: ExactSettings, shown: Shown): string {
  const job = { library, settings, shown: asSeen(shown) };
  const cluster = library === 'opencv' ? openCvPart(job) : scikitLearnPart(job);
  const result = isOriginal(job) ? [] : [resultPart(job)];
  const parts = [readPart(job), valuesPart(job), cluster, numbering(job), report(job), ...result, showPart(job)];
  const setup = [`k = ${settings.k}`, ...parts.flatMap(({ setup = [] }) => setup)];
  const body = parts.flatMap((part) => part.body);
  const code = [...declared(setup), ...(shown.live ? loop(body) : body)];
  const text = code.join('\n');
  return `${spaced([heading(job, packagesOf(text)), importsOf(text), ...code])}\n`;
}

/** As the lens does: beside the original there is the result, and not the original again. */
const asSeen = (shown: Shown): Shown =>
  shown.view === 'original' && shown.split ? { ...shown, view: 'segments' } : shown;

const LIBRARIES: Readonly<Record<Library, string>> = { opencv: 'OpenCV', 'scikit-learn': 'scikit-learn' };
const SPACES: Readonly<Record<Space, string>> = { rgb: 'RGB', hsv: 'HSV', lab: 'CIELAB', oklab: 'Oklab' };

function heading({ library, settings: { k, space }, shown }: Job, packages: readonly string[]): string {
  const what = `k-means with ${LIBRARIES[library]}: ${shown.live ? 'a camera' : 'a picture'} in ${SPACES[space]}, k = ${k}.`;
  return block(
    `"""${what}`,
    '',
    ...(shown.live ? ['The key q quits.', ''] : []),
    `pip install ${packages.join(' ')}`,
    '"""',
  );
}

/** As K-Lens numbers its clusters; given centers keep their order. */
function numbering({ settings: { seeding } }: Job): Part {
  if (seeding === 'warm') return { body: [] };
  return {
    body: [
      block(
        '# The largest cluster comes first.',
        "order = np.argsort(-np.bincount(labels, minlength=k), kind='stable')",
        'labels, centers = np.argsort(order)[labels], centers[order]',
      ),
    ],
  };
}

function report({ library, shown }: Job): Part {
  // A loop prints what fits in a line.
  if (shown.live) return { body: [] };
  const measure = library === 'opencv' ? 'compactness' : 'inertia';
  return {
    body: [
      block(
        `print('${measure}', ${measure})`,
        "print('labels', labels.shape, labels)",
        "print('centers', centers.shape, centers, sep='\\n')",
      ),
    ],
  };
}

/** What is declared once: plain lines in one block, then what has more lines, functions at the end. */
function declared(setup: readonly string[]): string[] {
  const plain = setup.filter((text) => !text.includes('\n'));
  const long = setup.filter((text) => text.includes('\n'));
  return [block(...plain), ...long.filter((text) => !isFunction(text)), ...long.filter(isFunction)];
}

function loop(body: readonly string[]): string[] {
  const indented = spaced(body).replace(/^(?=.)/gm, '    ');
  return [`while True:\n${indented}`, block('camera.release()', 'cv2.destroyAllWindows()')];
}

const isFunction = (text: string) => text.startsWith('def ');

/** A blank line between two blocks, and two around a function. */
function spaced(blocks: readonly string[]): string {
  return blocks.reduce((before, after, i) => {
    const wide = isFunction(after) || isFunction(blocks[i - 1]);
    return `${before}${wide ? '\n\n\n' : '\n\n'}${after}`;
  });
}
