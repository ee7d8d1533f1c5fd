import type { Size } from '../row.ts';
import { benchText, rowName } from '../strings.ts';
import { milliseconds, table } from '../table.ts';
import { type Agent, browserName } from './machine.ts';
import type { SizeResult, TimedRow } from './run.ts';

export const sizeText = ({ width, height }: Size): string => `${width}×${height}`;

/** What was measured, as pairs of a name and a value. */
export function machineFacts({ renderer, software, feed }: SizeResult, agent: Agent): [string, string][] {
  const unknown = benchText('machine.unknown');
  const cores = agent.hardwareConcurrency;
  return [
    [benchText('machine.renderer'), software ? benchText('machine.software', { renderer }) : renderer],
    [benchText('machine.browser'), browserName(agent) || unknown],
    [benchText('machine.cores'), cores ? String(cores) : unknown],
    [benchText('machine.frames'), benchText(`frames.${feed}`)],
  ];
}

export const quarters = ({ lowMs, highMs }: TimedRow): string => `${milliseconds(lowMs)}–${milliseconds(highMs)}`;

/** A clock too coarse for pass-through knows no ratio to it. */
export const ratio = (row: TimedRow): string => (Number.isFinite(row.ratio) ? row.ratio.toFixed(2) : '–');

/** All of it as text, to be pasted anywhere. */
export function resultsText(results: readonly SizeResult[], agent: Agent, date: Date): string {
  const facts = results.slice(0, 1).flatMap((result) => machineFacts(result, agent));
  const head = (['ms', 'quarters', 'ratio', 'count'] as const).map((column) => benchText(`table.${column}`));
  const tables = results.map(({ size, rows }) =>
    table(
      [sizeText(size), ...head],
      rows.map((row) => [rowName(row.id, row.k), milliseconds(row.ms), quarters(row), ratio(row), String(row.frames)]),
    ),
  );
  const lines = facts.map(([name, value]) => `${name}: ${value}`);
  return [`K-Lens, ${date.toISOString().slice(0, 10)}`, ...lines, '', tables.join('\n\n'), '']
    .join('\n')
    .replaceAll('\u00a0', ' ');
}
