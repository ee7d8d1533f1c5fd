/** What of a key press says which key it is. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'> &
  Partial<Pick<KeyboardEvent, 'getModifierState'>>;

/** Keys that mean the same wherever they are; without NumLock the number pad has them too, and means nothing. */
const NAMED = /^(Arrow\w+|Escape)$/;
/** Every other name of a key: what an input method has taken, what nobody knows, what is no character. */
const NAME = /^\w{2,}$/;
/** What has a script: letters, the marks that some are written with, digits of their own. Signs like µ have none. */
const SCRIPTED = /^[\p{L}\p{M}\p{N}]+$/u;

/**
 * The keys of commands that a key press can mean, the likeliest first: by the letter that is printed on it, by its place only
 * where the layout has no Latin letters (Russian, Greek, Arabic); symbols before digits; digits by what is printed where the key
 * gives one, else by their place, because French layouts have them on Shift.
 * @param latin whether the layout has Latin letters, as far as the keys before it tell
 */
export function keyTokens(press: KeyPress, latin = true): string[] {
  const { key, code } = press;
  const shift = press.shiftKey ? 'Shift+' : '';
  if (code === 'Space' || key === ' ') return [`${shift}Space`];
  if (NAMED.test(key)) return code.startsWith('Numpad') ? [] : [shift + key];
  if (NAME.test(key) && key !== 'Dead') return [];
  const symbol = key.length === 1 && !/[a-z\d]/i.test(key) ? [key] : [];
  // A third character of the key is a symbol at most.
  if (press.getModifierState?.('AltGraph')) return symbol;
  // Upper case by Unicode: the Turkish ı is an I.
  const letter = key.toUpperCase();
  if (/^[A-Z]$/.test(letter)) return [`${shift}Key${letter}`];
  if (/^\d$/.test(key)) return [`${shift}Digit${key}`];
  const digit = /^Digit\d$/.test(code) || (/^Numpad\d$/.test(code) && /^\p{Nd}$/u.test(key));
  if (digit) return [...symbol, shift + code.replace('Numpad', 'Digit')];
  const script = isLatin(key);
  const placed = (script ?? latin) === false && /^Key[A-Z]$/.test(code);
  return placed ? [...symbol, shift + code] : symbol;
}

/** Whether a key's character is of a Latin layout; null where it tells nothing of that. */
export function isLatin(key: string): boolean | null {
  if (NAME.test(key) || /^\d$/.test(key) || !SCRIPTED.test(key) || /\p{Script=Common}/u.test(key)) return null;
  return /\p{Script=Latin}/u.test(key);
}
