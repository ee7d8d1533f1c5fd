import { checkExact, type ExactSettings, withDefaults } from '../../exact/options.ts';
import type { KLens } from '../../lens/k-lens.ts';
import type { LensError } from '../../settings/errors.ts';
import type { Tutorial } from '../../tutorials/tutorials.ts';

/** What the key E asks for now. */
export function asked({ k, space, exactOptions }: KLens): ExactSettings {
  return withDefaults({ k, space, ...exactOptions });
}

/** Why such a run would be refused: a page may have set anything; '' where it would not. */
export function refusal(settings: ExactSettings): string {
  try {
    checkExact(settings);
    return '';
  } catch (error) {
    return (error as LensError).message;
  }
}

/** True while the lens has a tutorial's parameters, and runs it on every frame only where the tutorial does. */
export function isLoaded(lens: KLens, { exact }: Tutorial): boolean {
  const now = asked(lens);
  return (Object.keys(exact) as (keyof typeof exact)[]).every((name) => now[name] === exact[name]);
}

/** What a tutorial sets. */
const TAKEN = ['k', 'space', 'view', 'colors', 'grays', 'split', 'sheet', 'position', 'muted', 'exactOptions'] as const;
type Taken = Pick<KLens, (typeof TAKEN)[number]>;
type Tutored = Taken & Pick<KLens, 'cancelExact' | 'exact' | 'exactFrames'>;
/** What there was before the first tutorial, and what the last one set. */
interface Loan {
  readonly before: Taken;
  readonly set: Taken;
}
const loans = new WeakMap<Taken, Loan>();

const takenOf = (lens: Taken) => Object.fromEntries(TAKEN.map((name) => [name, lens[name]])) as unknown as Taken;

/** As it was before the tutorials, but for what was changed by hand since. Muted are clusters that the tutorial had. */
function before(now: Taken, { before, set }: Loan): Taken {
  const names = TAKEN.filter((name) => name === 'muted' || now[name] === set[name]);
  return { ...now, ...Object.fromEntries(names.map((name) => [name, before[name]])) };
}

/** The tutorials are over: what they set is as it was before. */
export function leaveTutorials(lens: Omit<Tutored, 'exact' | 'exactFrames'>): void {
  const loan = loans.get(lens);
  if (!loan) return;
  loans.delete(lens);
  lens.cancelExact();
  Object.assign(lens, before(takenOf(lens), loan));
}

/** Loads a tutorial's parameters, runs it on the picture, and shows it as the tutorial does. */
export function runTutorial(lens: Tutored, { exact: { k, space, ...options }, show, live }: Tutorial): void {
  lens.cancelExact();
  const last = loans.get(lens);
  const was = last ? before(takenOf(lens), last) : takenOf(lens);
  Object.assign(lens, { ...show, k, space, muted: '', sheet: false, position: 0, exactOptions: options });
  loans.set(lens, { before: was, set: takenOf(lens) });
  const run = live ? lens.exactFrames(options) : lens.exact(options);
  // What goes wrong is told by the element.
  run.catch(() => {});
}
