import { milliseconds, percent, table } from '../../src/bench/table.ts';
import { type BenchReport, LABELS, type Result } from './result.ts';

const HEAD = ['', 'k', 'ms', 'quarters', '÷ pass-through', '÷ original', 'mse', 'reference', 'noisy', 'floor'];

/** The whole report as text: a table per size, and what is how many times faster than what. */
export function reportText(report: BenchReport): string {
  const { renderer, browser, cores, scene, feed, results, date } = report;
  const sizes = [...new Set(results.map(sizeOf))];
  const tables = sizes.map((size) => {
    const rows = results.filter((result) => sizeOf(result) === size);
    return `${size}\n${table(HEAD, rows.map(cells))}`;
  });
  return [
    `\n${renderer}\nChromium ${browser}, ${cores} cores, ${scene} from a ${feed}, ${date.slice(0, 10)}\n`,
    tables.join('\n\n'),
    '\nms: median from upload to picture, both sides drained. mse: picture and frame, every pixel.',
    'Labels that change a frame, still scene with noise of 3: of a fixed reference frame under the centroids of',
    'consecutive frames; of the noisy frames themselves; the same with fixed centroids (floor).\n',
    ...comparisons(results),
  ].join('\n');
}

const sizeOf = ({ width, height }: Result) => `${width}×${height}`;

function cells({ id, k, ms, lowMs, highMs, ratio, toOriginal, mse, steadiness }: Result): string[] {
  const parts = steadiness ? [steadiness.reference, steadiness.noisy, steadiness.floor].map(percent) : ['', '', ''];
  return [
    LABELS[id],
    k > 0 ? String(k) : '',
    milliseconds(ms),
    `${milliseconds(lowMs)}–${milliseconds(highMs)}`,
    ratio.toFixed(2),
    toOriginal.toFixed(2),
    mse === null ? '' : mse.toFixed(1),
    ...parts,
  ];
}

/** How many times as long the others take. */
export function comparisons(results: readonly Result[]): string[] {
  return results
    .filter(({ id }) => id === 'lens')
    .map((lens) => {
      const beside = results.filter(({ id, k, width }) => id !== 'lens' && k === lens.k && width === lens.width);
      const parts = beside.map(
        (other) => `${LABELS[other.id]} ${(other.ms / lens.ms).toFixed(other.ms > 10 * lens.ms ? 0 : 1)}`,
      );
      return `${sizeOf(lens)}, k = ${lens.k}, in K-Lens frames: ${parts.join('; ')}`;
    });
}
