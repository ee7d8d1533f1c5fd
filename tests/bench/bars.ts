import { type BenchReport, LABELS, type Result } from './result.ts';
import { milliseconds } from './table.ts';

const WIDTH = 860;
const ROW = 26;
const LEFT = 270;
const RIGHT = 150;
const TOP = 74;
const BOTTOM = 34;
/** A gap between the groups of one k and the next. */
const GAP = 34;
const COLORS = {
  back: '#1f1f1f',
  text: '#e8e8e8',
  quiet: '#9a9a9a',
  line: '#3a3a3a',
  lens: '#e69f00',
  other: '#5f6b73',
};
/** What the picture shows: the rows of the smallest size with slow peers beside them. */
const SHOWN = ['lens', 'tfjs', 'ml-kmeans', 'opencv-grid', 'python', 'opencv'];

/** The bench as a picture: milliseconds a frame as bars on a logarithmic scale, one group per k. */
export function barsSvg({ results, renderer, cores, scene }: BenchReport): string {
  const groups = groupsOf(results);
  const through = results.find(({ id }) => id === 'pass-through');
  const all = [...(through ? [through] : []), ...groups.flat()];
  const decades = [0, Math.max(1, Math.ceil(Math.log10(Math.max(1, ...all.map(({ ms }) => ms)))))];
  const x = (ms: number) => LEFT + ((WIDTH - LEFT - RIGHT) * (Math.log10(Math.max(1, ms)) - decades[0])) / decades[1];
  const parts: string[] = [];
  let y = TOP;
  const bar = ({ id, ms }: Result) => {
    const color = id === 'lens' ? COLORS.lens : COLORS.other;
    parts.push(text(LEFT - 10, y + 16, LABELS[id], id === 'lens' ? COLORS.lens : COLORS.text, 'end'));
    parts.push(
      `<rect x="${LEFT}" y="${y + 4}" width="${(x(ms) - LEFT).toFixed(1)}" height="${ROW - 9}" rx="2" fill="${color}"/>`,
    );
    parts.push(text(x(ms) + 8, y + 16, figure(ms), COLORS.text));
    y += ROW;
  };
  if (through) bar(through);
  for (const group of groups) {
    y += GAP;
    parts.push(text(LEFT - 10, y - 8, `k = ${group[0].k}`, COLORS.quiet, 'end'));
    for (const result of group) bar(result);
  }
  const height = y + BOTTOM;
  const { width, height: frameHeight } = groups[0]?.[0] ?? all[0];
  const grid = Array.from({ length: decades[1] + 1 }, (_, i) => {
    const at = x(10 ** i).toFixed(1);
    return (
      `<path d="M${at} ${TOP - 8}V${y + 4}" stroke="${COLORS.line}"/>` +
      text(Number(at), y + 20, i < 3 ? `${10 ** i} ms` : `${10 ** (i - 3)} s`, COLORS.quiet, 'middle')
    );
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}"`,
    ` font-family="system-ui, sans-serif" font-size="13" role="img" aria-label="Milliseconds a frame">`,
    `<rect width="100%" height="100%" rx="8" fill="${COLORS.back}"/>`,
    `<text x="24" y="32" font-size="16" fill="${COLORS.text}">Time for a frame of ${width} × ${frameHeight}, logarithmic</text>`,
    text(24, 52, `${escaped(scene)}, ${escaped(shortName(renderer))}, ${cores} cores`, COLORS.quiet),
    ...grid,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

/** The rows to show, fastest first, one group per k that has slow peers; where none has, per k. */
function groupsOf(results: readonly Result[]): Result[][] {
  const smallest = Math.min(...results.map(({ width }) => width));
  const shown = results.filter(({ id, width }) => SHOWN.includes(id) && width === smallest);
  const ks = [...new Set(shown.map(({ k }) => k))].sort((a, b) => a - b);
  const groups = ks.map((k) => shown.filter((result) => result.k === k).sort((a, b) => a.ms - b.ms));
  const longest = Math.max(0, ...groups.map((group) => group.length));
  return groups.filter((group) => group.length === longest);
}

function figure(ms: number): string {
  return ms < 1000 ? `${milliseconds(ms)} ms · ${(1000 / ms).toFixed(0)} a second` : `${(ms / 1000).toFixed(1)} s`;
}

/** `ANGLE (Vendor, Device (details), driver)` without what nobody reads. */
function shortName(renderer: string): string {
  return /swiftshader/i.test(renderer) ? 'SwiftShader (GL in software)' : renderer;
}

function text(x: number, y: number, content: string, fill: string, anchor = 'start'): string {
  return `<text x="${x.toFixed(1)}" y="${y}" fill="${fill}" text-anchor="${anchor}">${content}</text>`;
}

function escaped(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
