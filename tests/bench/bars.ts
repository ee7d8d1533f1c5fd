import { milliseconds } from '../../src/bench/table.ts';
import { type BenchReport, LABELS, type Result } from './result.ts';

const WIDTH = 900;
const ROW = 26;
/** The names stand to the left of the bars, the figures behind them. */
const LEFT = 230;
const RIGHT = 270;
const TOP = 78;
const BOTTOM = 34;
/** Between the bars of one k and those of the next. */
const GAP = 34;
const COLORS = {
  back: '#1f1f1f',
  text: '#e8e8e8',
  quiet: '#9a9a9a',
  line: '#3a3a3a',
  lens: '#e69f00',
  other: '#5f6b73',
};
/** What the picture shows, of the smallest size. */
const SHOWN = ['lens', 'tfjs', 'ml-kmeans', 'opencv-grid', 'python', 'opencv'];

/** The bench as a picture: milliseconds a frame as bars on a logarithmic scale, a group per k. SVG text. */
export function barsSvg({ results, renderer, cores, scene }: BenchReport): string {
  const through = results.filter(({ id }) => id === 'pass-through').slice(0, 1);
  const groups = [through, ...groupsOf(results)].filter((group) => group.length > 0);
  const decades = Math.ceil(Math.log10(Math.max(10, ...groups.flat().map(({ ms }) => ms))));
  const x = (ms: number) => LEFT + ((WIDTH - LEFT - RIGHT) * Math.log10(Math.max(1, ms))) / decades;

  const bars: string[] = [];
  let y = TOP;
  for (const group of groups) {
    if (group[0].k > 0) {
      y += GAP;
      bars.push(text(LEFT - 10, y - 6, `k = ${group[0].k}`, COLORS.quiet, 'end'));
    }
    for (const result of group) {
      bars.push(bar(result, y, x));
      y += ROW;
    }
  }
  const grid = Array.from({ length: decades + 1 }, (_, i) => {
    const name = i < 3 ? `${10 ** i} ms` : `${10 ** (i - 3)} s`;
    const line = `<path d="M${x(10 ** i).toFixed(1)} ${TOP - 6}V${y + 4}" stroke="${COLORS.line}"/>`;
    return line + text(x(10 ** i), y + 20, name, COLORS.quiet, 'middle');
  });
  const height = y + BOTTOM;
  const size = `${groups[0][0].width} × ${groups[0][0].height}`;
  const where = `${scene}, ${shortName(renderer)}, ${cores} cores`;
  const note = 'Logarithmic. Behind each bar: labels of a still picture that change from one frame to the next.';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}"`,
    ' font-family="system-ui, sans-serif" font-size="13" role="img" aria-label="Milliseconds a frame">',
    `<rect width="100%" height="100%" rx="8" fill="${COLORS.back}"/>`,
    `<g font-size="16">${text(24, 30, `Time for a frame of ${size}: ${where}`, COLORS.text)}</g>`,
    text(24, 52, note, COLORS.quiet),
    ...grid,
    ...bars,
    '</svg>\n',
  ].join('\n');
}

function bar(result: Result, y: number, x: (ms: number) => number): string {
  const { id, ms } = result;
  const isLens = id === 'lens';
  const width = (x(ms) - LEFT).toFixed(1);
  const fill = isLens ? COLORS.lens : COLORS.other;
  return [
    text(LEFT - 10, y + 16, LABELS[id], isLens ? COLORS.lens : COLORS.text, 'end'),
    `<rect x="${LEFT}" y="${y + 4}" width="${width}" height="${ROW - 9}" rx="2" fill="${fill}"/>`,
    text(x(ms) + 8, y + 16, figure(result), COLORS.text),
  ].join('');
}

/** The rows to show, fastest first; of each k that has as many of them as any. */
function groupsOf(results: readonly Result[]): Result[][] {
  const smallest = Math.min(...results.map(({ width }) => width));
  const shown = results.filter(({ id, width }) => SHOWN.includes(id) && width === smallest);
  const ks = [...new Set(shown.map(({ k }) => k))].sort((a, b) => a - b);
  const groups = ks.map((k) => shown.filter((result) => result.k === k).sort((a, b) => a.ms - b.ms));
  const most = Math.max(...groups.map((group) => group.length));
  return groups.filter((group) => group.length === most);
}

function figure({ ms, steadiness }: Result): string {
  const time = ms < 1000 ? `${milliseconds(ms)} ms, ${(1000 / ms).toFixed(0)} a second` : `${(ms / 1000).toFixed(1)} s`;
  return steadiness ? `${time}, ${(100 * steadiness.reference).toFixed(1)} % change` : time;
}

/** What a person calls the renderer. */
function shortName(renderer: string): string {
  return /swiftshader/i.test(renderer) ? 'SwiftShader (GL in software)' : renderer;
}

function text(x: number, y: number, content: string, fill: string, anchor = 'start'): string {
  const escaped = content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${x.toFixed(1)}" y="${y}" fill="${fill}" text-anchor="${anchor}">${escaped}</text>`;
}
