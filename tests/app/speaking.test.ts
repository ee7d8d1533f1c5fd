import { expect, test, vi } from 'vitest';
import type { Page } from '../../src/app/page-commands.ts';
import { speaking } from '../../src/app/speaking.ts';
import type { Command } from '../../src/lens/commands.ts';

const PAGE: Pick<Page, 'atStart' | 'helpOpen' | 'onlyCamera'> = { atStart: false, helpOpen: false, onlyCamera: false };

async function pressOn(page: Partial<typeof PAGE>, more: Partial<Command>) {
  const said: string[] = [];
  const run = vi.fn();
  const base: Command = { id: 'view', keys: [], message: 'command.view', group: 'picture', run };
  const [command] = speaking([{ ...base, ...more }], { ...PAGE, ...page }, ({ id }) => said.push(id));
  const handled = command.press?.();
  await Promise.resolve();
  await Promise.resolve();
  return { handled, said, ran: run.mock.calls.length, blocked: command.blocked?.() ?? null };
}

test('a command says what is on once it is done', async () => {
  const says = () => ({ id: 'said.view.labels' }) as const;
  expect(await pressOn({}, { says })).toMatchObject({ handled: true, ran: 1, said: ['said.view.labels'] });
  expect(await pressOn({}, {})).toMatchObject({ handled: true, ran: 1, said: [] });
});

test('a command that cannot says what to do first, and does nothing', async () => {
  const blocked = () => ({ id: 'first.sheet' }) as const;
  expect(await pressOn({}, { blocked })).toMatchObject({ handled: true, ran: 0, said: ['first.sheet'] });
});

test('on the start screen no key changes what is not seen', async () => {
  for (const group of ['picture', 'clusters', 'steps'] as const)
    expect(await pressOn({ atStart: true }, { group })).toMatchObject({ ran: 0, said: ['first.start'] });
  expect(await pressOn({ atStart: true }, { id: 'demo', group: 'source' })).toMatchObject({ ran: 1 });
});

test('while the sheet of the keys is open only its own do anything, and the others are left to the browser', async () => {
  expect(await pressOn({ helpOpen: true }, {})).toEqual({ handled: false, said: [], ran: 0, blocked: null });
  for (const id of ['help', 'close'])
    expect(await pressOn({ helpOpen: true }, { id, group: 'page' })).toMatchObject({ handled: true, ran: 1 });
});

test('the next camera wants another one', async () => {
  const camera = { id: 'next-camera', group: 'source' } as const;
  expect(await pressOn({ onlyCamera: true }, camera)).toMatchObject({ ran: 0, said: ['first.one-camera'] });
  expect(await pressOn({}, camera)).toMatchObject({ ran: 1 });
});
