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

/** Loads a tutorial's parameters, runs it on the picture, and shows it as the tutorial does. */
export function runTutorial(lens: KLens, { exact: { k, space, ...options }, show, live }: Tutorial): void {
  lens.cancelExact();
  Object.assign(lens, { ...show, k, space, muted: '', sheet: false, position: 0, exactOptions: options });
  const run = live ? lens.exactFrames(options) : lens.exact(options);
  // What goes wrong is told by the element.
  run.catch(() => {});
}
