import { type Command, isEnabled, keyName } from '../../lens/commands.ts';
import { type MessageId, text } from '../../settings/strings.ts';

/** A command as it is at this moment, for a button or a line of the help sheet. */
export interface CommandView {
  readonly id: string;
  readonly group: Command['group'];
  readonly message: MessageId;
  readonly name: string;
  /** As people read them, the main one first. */
  readonly keys: readonly string[];
  readonly enabled: boolean;
  /** null where the command is not a state. */
  readonly pressed: boolean | null;
}

export function viewCommand(command: Command): CommandView {
  const { id, group, message } = command;
  // The hyphen of the keyboard and the sign that people write are one key to a reader.
  const keys = command.keys.map((key) => keyName(key).replace(/^-$/, '−'));
  return {
    id,
    group,
    message,
    name: text(message, command.values),
    keys: [...new Set(keys)],
    enabled: isEnabled(command),
    pressed: command.pressed?.() ?? null,
  };
}
