import { type MessageId, text } from './strings.ts';

/**
 * Every way the lens can fail, as a closed list. Codes are stable and never translated; the sentence for each is
 * `error.<code>` in the strings table.
 */
export const ERROR_CODES = [
  'camera-denied',
  'camera-dismissed',
  'camera-system',
  'camera-blocked',
  'camera-missing',
  'camera-busy',
  'camera-failed',
  'camera-constraint',
  'camera-insecure',
  'camera-ended',
  'file-none',
  'file-empty',
  'file-unreadable',
  'file-kind',
  'file-format',
  'file-damaged',
  'file-codec',
  'file-tainted',
  'file-blocked',
  'screen-denied',
  'screen-system',
  'screen-missing',
  'screen-failed',
  'screen-ended',
  'webgl-lost',
  'not-running',
  'exact-failed',
  'exact-blocked',
  'not-loaded',
  'pixels-altered',
  'bad-setting',
  'bad-argument',
  'unexpected',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** An error of the lens: a closed `code` for programs, a plain sentence in `message` for people. */
export class LensError extends Error {
  override readonly name = 'LensError';
  readonly code: ErrorCode;

  /**
   * @param code which failure
   * @param values fill the `{name}` places of the sentence
   * @param cause the error of the platform, kept for the console
   */
  constructor(code: ErrorCode, values: Readonly<Record<string, string>> = {}, cause?: unknown) {
    super(text(`error.${code}` satisfies MessageId, values), { cause });
    this.code = code;
  }
}

/** A part that is loaded when it is first wanted. @throws LensError `not-loaded` */
export function loaded<Module>(part: Promise<Module>): Promise<Module> {
  return part.catch((error) => {
    throw new LensError('not-loaded', { host: new URL(import.meta.url).host }, error);
  });
}

/** A wrong argument of a method, by its name. @param range what it may be */
export function badArgument(name: string, range: string, value: unknown): LensError {
  return new LensError('bad-argument', { name, range, value: quote(value) });
}

/** Longest piece of a wrong value that an error repeats. */
const QUOTE_MAX = 60;

/** A wrong value, whatever it is, as an error may name it. */
export function quote(value: unknown): string {
  if (Array.isArray(value)) return `[${value.slice(0, 4).map(quote).join(', ')}]`.slice(0, QUOTE_MAX);
  // An object may have no text, or one that throws.
  return typeof value === 'object' && value !== null ? 'an object' : String(value).slice(0, QUOTE_MAX);
}

/** What is not ours is a defect: it goes on to the console, with the sentence for the viewer. */
export function asLensError(error: unknown): LensError {
  if (error instanceof LensError) return error;
  reportError(error);
  return new LensError('unexpected', {}, error);
}
