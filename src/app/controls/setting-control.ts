import { html, type TemplateResult } from 'lit';
import { SETTINGS, type Setting, type SettingName, type Settings } from '../../settings/settings.ts';
import { type MessageId, text } from '../../settings/strings.ts';
import { isByPointer, SettingEvent } from '../events.ts';

/** What one step of a slider is worth, where 1 would be too fine to aim at. */
const SLIDER_STEP: Partial<Record<SettingName, number>> = { resolution: 8 };

/** A slider, a row of buttons or a switch for a setting, by its type in the table. */
export function settingControl<N extends SettingName>(name: N, value: Settings[N]): TemplateResult {
  const setting: Setting = SETTINGS[name];
  if (setting.type === 'integer') return slider(name, value as number, setting.min, setting.max, text(setting.message));
  if (setting.type === 'choice') return choices(name, value as string, setting.choices, text(setting.message));
  if (setting.type === 'boolean') return toggle(name, value as boolean, text(setting.message));
  throw new TypeError(`no control for ${setting.type}`);
}

function slider(name: SettingName, value: number, min: number, max: number, label: string): TemplateResult {
  const onMove = (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    const done = event.type === 'change' && isByPointer(event);
    input.dispatchEvent(new SettingEvent(name, Number(input.value), done));
  };
  return html`<div class="setting">
    <label for=${name}>${label}</label>
    <output for=${name}>${value}</output>
    <input
      id=${name}
      type="range"
      min=${min}
      max=${max}
      step=${SLIDER_STEP[name] ?? 1}
      .value=${String(value)}
      @input=${onMove}
      @change=${onMove}
    />
  </div>`;
}

function choices(name: SettingName, value: string, all: readonly string[], label: string): TemplateResult {
  const choose = (choice: string) => (event: Event) =>
    event.currentTarget?.dispatchEvent(new SettingEvent(name, choice as Settings[SettingName], isByPointer(event)));
  return html`<div class="setting" role="group" aria-label=${label}>
    <span class="label" aria-hidden="true">${label}</span>
    <div class="choices">
      ${all.map(
        (choice) => html`<button
          class="chip"
          type="button"
          data-setting=${name}
          aria-pressed=${choice === value}
          @click=${choose(choice)}
        >
          ${text(`choice.${name}.${choice}` as MessageId)}
        </button>`,
      )}
    </div>
  </div>`;
}

function toggle(name: SettingName, on: boolean, label: string): TemplateResult {
  const onClick = (event: Event) => event.currentTarget?.dispatchEvent(new SettingEvent(name, !on, isByPointer(event)));
  return html`<div class="rows">
    <button class="row" type="button" data-setting=${name} role="switch" aria-checked=${on} @click=${onClick}>
      <span class="name">${label}</span><span aria-hidden="true">${text(on ? 'keys.on' : 'keys.off')}</span>
    </button>
  </div>`;
}
