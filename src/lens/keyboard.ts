import { type Command, commandFor, isEnabled, isTyping } from './commands.ts';

/**
 * Runs commands by the keys pressed on `target`.
 * @returns stops it
 */
export function listenToKeys(target: EventTarget, commands: () => readonly Command[]): () => void {
  const onKeyDown = (event: Event) => {
    if (event.defaultPrevented || !(event instanceof KeyboardEvent) || isTyping(event)) return;
    const command = commandFor(commands(), event);
    if (!command || !isEnabled(command)) return;
    // A focused button or slider keeps the keys that are its own.
    if (ownsKey(event)) return;
    event.preventDefault();
    command.run();
  };
  target.addEventListener('keydown', onKeyDown);
  return () => target.removeEventListener('keydown', onKeyDown);
}

function ownsKey(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return false;
  if (event.code.startsWith('Arrow'))
    return target.matches('input, audio, video, [role=radio], [role=slider], [role=tab]');
  return event.code === 'Space' && target.matches('button, a, summary, input, audio, video, [role=button]');
}
