import type { Sentence } from '../../lens/commands.ts';
import type { StepReport } from '../../lens/stepping.ts';

/** More decimals than this tell two errors apart that nobody would. */
const DECIMALS_MAX = 6;
/** Fewer than this part of the pixels are counted, not given in percent. */
const FEW = 0.001;

/** Two errors with as many decimals as it takes to see which is lower, one at least. */
export function apart(before: number, after: number): { before: string; after: string } {
  let decimals = 1;
  while (before !== after && decimals < DECIMALS_MAX && before.toFixed(decimals) === after.toFixed(decimals))
    decimals++;
  return { before: before.toFixed(decimals), after: after.toFixed(decimals) };
}

/** What a half-step did, in a sentence. */
export function narrate({ step, half, before, mse, changed, pixels, converged }: StepReport): Sentence {
  const error = apart(before ?? mse, mse);
  const values = { step: String(step), before: error.before, mse: error.after };
  if (converged) {
    if (step === 0) return { id: 'step.converged-at-start', values };
    return { id: step === 1 ? 'step.converged-one' : 'step.converged', values };
  }
  if (half === null) return { id: 'step.start', values };
  if (half === 'update' || changed === null) return { id: 'step.update', values };
  if (changed === 0) return { id: 'step.assign-none', values };
  if (changed === 1) return { id: 'step.assign-one', values };
  const part = changed / pixels;
  if (part < FEW) return { id: 'step.assign-few', values: { ...values, changed: String(changed) } };
  return { id: 'step.assign', values: { ...values, percent: (100 * part).toFixed(1) } };
}
