import type { MessageId } from '../settings/strings.ts';

/** Something a person can ask for: the keyboard, the buttons and the help sheet are all derived from it. */
export interface Command {
  readonly id: string;
  /**
   * The keys that run it. Longer than a character: a physical place (`event.code`, with `Shift+` before it where Shift
   * is held), so that letters and digits work on any layout. One character: a symbol (`event.key`), wherever it is.
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
  enabled?(): boolean;
  run(): void;
}

export function isEnabled(command: Command): boolean {
  return command.enabled?.() ?? true;
}

/** The command that a key press means, or null. */
export function commandFor(commands: readonly Command[], event: KeyboardEvent): Command | null {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return null;
  // Without NumLock the number pad has arrows.
  const place = /^\d$/.test(event.key) ? event.code.replace(/^Numpad(?=\d$)/, 'Digit') : event.code;
  const code = (event.shiftKey ? 'Shift+' : '') + place;
  const having = (token: string) => commands.find(({ keys }) => keys.includes(token));
  const command =
    (place.length > 1 ? having(code) : undefined) ?? (event.key.length === 1 ? having(event.key) : undefined);
  if (!command || (event.repeat && !command.repeats)) return null;
  return command;
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
