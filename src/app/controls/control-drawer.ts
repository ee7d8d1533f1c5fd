import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { Camera } from '../../lens/cameras.ts';
import type { Command } from '../../lens/commands.ts';
import { customElement } from '../../lens/define.ts';
import { mutedNumbers, type Settings, toggleMuted } from '../../settings/settings.ts';
import '../../settings/said-strings.ts';
import { type MessageId, text } from '../../settings/strings.ts';
import { DismissEvent, isByPointer, SettingEvent } from '../events.ts';
import { buttonStyles } from '../look/button-styles.ts';
import { icon } from '../look/icons.ts';
import { tokens } from '../look/tokens.ts';
import './camera-picker.ts';
import { commandButton } from './command-button.ts';
import type { CommandView } from './command-view.ts';
import { drawerStyles } from './control-drawer.styles.ts';
import { settingControl } from './setting-control.ts';

/** The order in which a lesson needs them. */
export const GROUPS: readonly Command['group'][] = ['clusters', 'picture', 'steps', 'source', 'save', 'page'];
/** Commands with a place of their own: beside the slider, in a row of numbers, in the drawer's corner. */
const PLACED = /^(k-|mute-|close$)/;

/** Everything that can be done and set, closed by default. */
@customElement('k-lens-drawer')
export class ControlDrawer extends LitElement {
  static override styles = [tokens, buttonStyles, drawerStyles];

  @property({ attribute: false }) commands: readonly CommandView[] = [];
  @property({ attribute: false }) settings!: Settings;
  @property({ attribute: false }) cameras: readonly Camera[] = [];
  /** The camera that runs; null where none does. */
  @property({ attribute: false }) cameraId: string | null = null;
  @query('aside') private aside!: HTMLElement;

  /** Opened: the next Tab is in here, and Space is still the picture's. */
  protected override firstUpdated(_changed: PropertyValues): void {
    this.aside.focus({ preventScroll: true });
  }

  /** Also where the keys are switched off, and in a select, whose keys are its own. */
  #onKeyDown(event: KeyboardEvent): void {
    if (event.code !== 'Escape') return;
    event.preventDefault();
    this.dispatchEvent(new DismissEvent());
  }

  #command(id: string, look: 'icon' | 'chip' | 'row', content?: unknown): unknown {
    const command = this.commands.find((other) => other.id === id);
    return command ? commandButton(command, look, content) : nothing;
  }

  #clusters(): unknown {
    const { k } = this.settings;
    const digits = this.commands.filter(({ id }) => /^k-\d+$/.test(id));
    return html`<div class="stepper">
        ${this.#command('k-down', 'icon')} ${settingControl('k', k)} ${this.#command('k-up', 'icon')}
      </div>
      <div class="chips">${digits.map((command) => commandButton(command, 'chip', command.id.slice(2)))}</div>
      <div role="group" aria-label=${text('setting.muted')}>
        <p class="label" aria-hidden="true">${text('setting.muted')}</p>
        <div class="chips">${Array.from({ length: k }, (_, i) => this.#mute(i + 1))}</div>
      </div>`;
  }

  /** The first nine have keys, and so commands; the others only the button. */
  #mute(number: number): unknown {
    if (this.commands.some(({ id }) => id === `mute-${number}`)) return this.#command(`mute-${number}`, 'chip', number);
    const { muted } = this.settings;
    const onClick = (event: Event) =>
      this.dispatchEvent(new SettingEvent('muted', toggleMuted(muted, number), isByPointer(event)));
    return html`<button
      class="chip"
      type="button"
      aria-label=${text('command.mute', { number: String(number) })}
      aria-pressed=${mutedNumbers(muted).includes(number)}
      @click=${onClick}
    >
      ${number}
    </button>`;
  }

  #picture(): unknown {
    const { view, colors, grays, space, position, mirror, resolution, iterations, adaptive } = this.settings;
    return html`${settingControl('view', view)} ${view === 'labels' ? settingControl('colors', colors) : nothing}
    ${view === 'gray' ? settingControl('grays', grays) : nothing} ${settingControl('space', space)}
    ${settingControl('position', position)} ${settingControl('mirror', mirror)}
    ${settingControl('resolution', resolution)} ${settingControl('iterations', iterations)}
    ${settingControl('adaptive', adaptive)}`;
  }

  #picker(): unknown {
    return html`<k-lens-camera-picker .cameras=${this.cameras} .current=${this.cameraId}></k-lens-camera-picker>`;
  }

  /** A button that is off says why. */
  #lockNote(): unknown {
    if (this.commands.some(({ id, enabled }) => id === 'lock-camera' && enabled)) return nothing;
    return html`<p class="note">${text(this.cameraId === null ? 'lock.no-camera' : 'lock.unable')}</p>`;
  }

  #page(): unknown {
    const on = this.settings.keys !== 'off';
    const onClick = (event: Event) =>
      this.dispatchEvent(new SettingEvent('keys', on ? 'off' : 'page', isByPointer(event)));
    return html`<button class="row" type="button" data-setting="keys" role="switch" aria-checked=${on} @click=${onClick}>
      ${icon('keys')}<span class="name">${text('keys.switch')}</span><span aria-hidden="true">${text(on ? 'keys.on' : 'keys.off')}</span>
    </button>`;
  }

  #group(group: Command['group']): unknown {
    const commands = this.commands.filter((command) => command.group === group && !PLACED.test(command.id));
    return html`<section aria-labelledby=${group}>
      <h3 id=${group}>${text(`group.${group}` satisfies MessageId)}</h3>
      ${group === 'clusters' ? this.#clusters() : nothing} ${group === 'picture' ? this.#picture() : nothing}
      ${group === 'source' ? this.#picker() : nothing}
      <div class="rows">
        ${commands.map((command) => commandButton(command, 'row'))} ${group === 'page' ? this.#page() : nothing}
      </div>
      ${group === 'source' ? this.#lockNote() : nothing}
    </section>`;
  }

  protected override render(): unknown {
    return html`<aside tabindex="-1" aria-labelledby="title" @keydown=${this.#onKeyDown}>
      <header>
        <h2 id="title">${text('drawer.name')}</h2>
        ${this.#command('close', 'icon')}
      </header>
      <div class="groups">${GROUPS.map((group) => this.#group(group))}</div>
    </aside>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-lens-drawer': ControlDrawer;
  }
}
