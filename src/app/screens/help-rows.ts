import { type MessageId, text } from '../../settings/strings.ts';
import type { CommandView } from '../controls/command-view.ts';

/** A line of the help sheet. */
export interface HelpRow {
  readonly name: string;
  readonly keys: readonly string[];
  /** True where the two keys are the first and the last of many. */
  readonly range: boolean;
}

/** Commands that differ only in a number share a line; this is what it says. */
const SHARED: Partial<Record<MessageId, MessageId>> = {
  'command.k-set': 'help.k-set',
  'command.mute': 'help.mute',
};

/** The lines for the commands that have keys, in their order. */
export function helpRows(commands: readonly CommandView[]): HelpRow[] {
  const rows = new Map<MessageId, HelpRow>();
  for (const { message, name, keys } of commands) {
    if (keys.length === 0) continue;
    const shared = SHARED[message];
    const first = rows.get(message)?.keys[0] ?? keys[0];
    rows.set(
      message,
      shared ? { name: text(shared), keys: [first, keys[0]], range: true } : { name, keys, range: false },
    );
  }
  return [...rows.values()];
}
