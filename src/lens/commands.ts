import type { MessageId } from '../settings/strings.ts';
import { keyTokens } from './key-tokens.ts';

/** A text and what fills its places: what is said is put into words only where it is shown. */
export interface Sentence {
  readonly id: MessageId;
  readonly values?: Readonly<Record<string, string>>;
}

/** Something a person can ask for: the keyboard, the buttons and the help sheet are all derived from it. */
export interface Command {
  readonly id: string;
  /**
   * The keys that run it, by the letter (`KeyQ`) and the digit (`Digit7`) that a reader finds on them, with `Shift+` before it
   * where Shift is held, or by their name (`ArrowUp`). One character: a symbol, wherever it is and whatever is held for it.
   */
  readonly keys: readonly string[];
  readonly message: MessageId;
  /** Fill the places of the message. */
  readonly values?: Readonly<Record<string, string>>;
  /** Under which heading the help sheet and the drawer show it. */
  readonly group: 'picture' | 'clusters' | 'steps' | 'source' | 'save' | 'page';
  /** True where holding the key goes on and on. */
  readonly repeats?: boolean;
  /** For commands that are a state: whether it is on. */
  pressed?(): boolean;
  /** Why it cannot be done now: what to do first; null where it can. */
  blocked?(): Sentence | null;
  /** What is on now; asked after it ran. */
  says?(): Sentence | null;
  /** What its key does where that is more than to run it; false leaves the key to others. */
  press?(): boolean;
  /** A promise is done when what it does is. */
  run(): unknown;
}

export function isEnabled(command: Command): boolean {
  return !command.blocked?.();
}

/**
 * The command that a key press means, or null.
 * @param latin whether the layout has Latin letters, as far as the keys before it tell
 */
export function commandFor(commands: readonly Command[], event: KeyboardEvent, latin?: boolean): Command | null {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return null;
  for (const token of keyTokens(event, latin)) {
    const command = commands.find(({ keys }) => keys.includes(token));
    if (command) return event.repeat && !command.repeats ? null : command;
  }
  return null;
}

const KEY_NAMES: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc', Space: 'Space' };

/** A key as people read it: `Shift+KeyR` is "Shift R". */
export function keyName(token: string): string {
  const [place, shift] = token.length > 1 ? token.split('+').reverse() : [token];
  const name = KEY_NAMES[place] ?? place.replace(/^(Key|Digit)/, '');
  return shift ? `Shift ${name}` : name;
}

/** True while typing somewhere: keys belong to the field then. */
export function isTyping(event: Event): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return false;
  const field = target instanceof HTMLInputElement && !/^(button|checkbox|radio|range|submit|reset)$/.test(target.type);
  return (
    field || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  );
}
