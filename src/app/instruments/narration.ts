import type { Sentence } from '../../lens/commands.ts';
import type { StepReport } from '../../lens/stepping.ts';
import { apart } from './number-text.ts';

/** Fewer than this part of the pixels are counted, not given in percent. */
const FEW = 0.001;

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
