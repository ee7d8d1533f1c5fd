import { html, type TemplateResult } from 'lit';
import {
  CRITERIA,
  type Criterion,
  checkExact,
  EXACT_DEFAULTS,
  EXACT_RANGES,
  type ExactSettings,
  ROUNDINGS,
  SEEDINGS,
  TOLERANCES,
} from '../../exact/options.ts';
import { SCALINGS } from '../../exact/units.ts';
import type { LensError } from '../../settings/errors.ts';
import { type MessageId, text } from '../../settings/strings.ts';

const CHOICES = { scaling: SCALINGS, seeding: SEEDINGS, criterion: CRITERIA, rounding: ROUNDINGS } as const;
type Choice = keyof typeof CHOICES;
type Amount = keyof typeof EXACT_RANGES;

/**
 * The parameters of an exact run but for k and space, which are the lens's own.
 * @param onRefused is told why an amount was put back
 */
export function exactFields(
  settings: ExactSettings,
  onChange: (options: Partial<ExactSettings>) => void,
  onRefused: (why: string) => void,
): TemplateResult {
  const choice = (name: Choice) => html`<label for=${name}>${text(`exact.${name}`)}</label>
    <select id=${name} @change=${(event: Event) => choose(name, (event.currentTarget as HTMLSelectElement).value)}>
      ${CHOICES[name].map(
        (value) =>
          html`<option value=${value} .selected=${value === settings[name]}>${text(`choice.${name}.${value}` as MessageId)}</option>`,
      )}
    </select>`;
  // Another criterion's tolerance is of something else.
  const choose = (name: Choice, value: string) =>
    onChange({ [name]: value, ...(name === 'criterion' && { tolerance: TOLERANCES[value as Criterion] }) });
  const amount = (name: Amount, off = false) => html`<label for=${name}>${text(`exact.${name}`)}</label>
    <input
      id=${name}
      type="number"
      min=${EXACT_RANGES[name].min}
      max=${EXACT_RANGES[name].max}
      step=${name === 'tolerance' ? 'any' : 1}
      ?disabled=${off}
      .value=${String(settings[name])}
      @change=${(event: Event) => read(event.currentTarget as HTMLInputElement)}
    />`;
  const read = (input: HTMLInputElement) => {
    const name = input.id as Amount;
    // There is no zero below zero.
    const options = { [name]: input.valueAsNumber + 0 };
    try {
      // Where it starts is not asked here.
      checkExact({ ...settings, seeding: EXACT_DEFAULTS.seeding, ...options });
      onChange(options);
      input.value = String(options[name]);
    } catch (error) {
      input.value = String(settings[name]);
      onRefused((error as LensError).message.replace(name, text(`exact.${name}`)));
    }
  };
  return html`<div class="fields">
    ${choice('scaling')} ${choice('seeding')} ${amount('attempts', settings.seeding === 'warm')}
    ${amount('maxIterations')} ${choice('criterion')} ${amount('tolerance', settings.criterion === 'labels')}
    ${amount('seed')} ${choice('rounding')}
  </div>`;
}
