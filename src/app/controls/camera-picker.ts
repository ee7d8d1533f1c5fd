import { css, html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { Camera } from '../../lens/cameras.ts';
import { customElement } from '../../lens/define.ts';
import { text } from '../../settings/strings.ts';
import { CameraEvent, isByPointer } from '../events.ts';
import { fieldStyles } from '../look/field-styles.ts';
import { tokens } from '../look/tokens.ts';

/** The cameras there are; picking one starts it. */
@customElement('k-lens-camera-picker')
export class CameraPicker extends LitElement {
  static override styles = [
    tokens,
    fieldStyles,
    css`
      label {
        display: block;
        margin-bottom: 4px;
      }
    `,
  ];

  @property({ attribute: false }) cameras: readonly Camera[] = [];
  /** The camera that runs; null where none does. */
  @property({ attribute: false }) current: string | null = null;

  #onChange(event: Event): void {
    const { value } = event.currentTarget as HTMLSelectElement;
    this.dispatchEvent(new CameraEvent(value, isByPointer(event)));
  }

  protected override render(): unknown {
    const { cameras, current } = this;
    const known = cameras.some(({ deviceId }) => deviceId === current);
    const hint = cameras.length > 0 ? 'camera.choose' : 'camera.none';
    // Labels are foreign text: Lit sets them as text, whatever they hold.
    return html`<label for="camera">${text('camera.label')}</label>
      <select id="camera" ?disabled=${cameras.length === 0} @change=${this.#onChange}>
        <option value="" disabled ?hidden=${known} .selected=${!known}>${text(hint)}</option>
        ${cameras.map(
          ({ deviceId, label }) =>
            html`<option value=${deviceId} .selected=${known && deviceId === current}>${label}</option>`,
        )}
      </select>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-lens-camera-picker': CameraPicker;
  }
}
