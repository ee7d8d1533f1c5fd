import { type Command, commandFor, isEnabled, isTyping } from './commands.ts';
import { isLatin } from './key-tokens.ts';

/**
 * Runs commands by the keys pressed on `target`. A key that was one goes no further: slide decks listen on the document, and
 * do not ask whether somebody took it.
 * @returns stops it
 */
export function listenToKeys(target: HTMLElement | Document, commands: () => readonly Command[]): () => void {
  /** Keys that are down and were commands: their other half goes no further either. */
  const taken = new Set<string>();
  let latin = true;
  const onKeyDown = (event: Event) => {
    if (!(event instanceof KeyboardEvent)) return;
    taken.delete(event.code);
    // With Shift, Hebrew layouts have Latin letters too.
    if (!event.shiftKey) latin = isLatin(event.key) ?? latin;
    if (event.defaultPrevented || isTyping(event)) return;
    const command = commandFor(commands(), event, latin);
    // A focused button or slider keeps the keys that are its own.
    if (!command || ownsKey(event) || !press(command)) return;
    event.preventDefault();
    event.stopPropagation();
    taken.add(event.code);
  };
  const onKeyUp = (event: Event) => {
    if (event instanceof KeyboardEvent && taken.delete(event.code)) event.stopPropagation();
  };
  // A page's keys are taken before they come to what else listens on its document; there, only what was sent to it alone.
  const targets = target instanceof Document ? [target.documentElement, target] : [target];
  for (const place of targets) {
    place.addEventListener('keydown', onKeyDown);
    place.addEventListener('keyup', onKeyUp);
  }
  return () => {
    for (const place of targets) {
      place.removeEventListener('keydown', onKeyDown);
      place.removeEventListener('keyup', onKeyUp);
    }
  };
}

/** @returns false where nothing came of it */
function press(command: Command): boolean {
  if (command.press) return command.press();
  if (!isEnabled(command)) return false;
  command.run();
  return true;
}

function ownsKey(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return false;
  if (event.key.startsWith('Arrow'))
    return target.matches('input, audio, video, [role=radio], [role=slider], [role=tab]');
  return event.code === 'Space' && target.matches('button, a, summary, input, audio, video, [role=button]');
}
