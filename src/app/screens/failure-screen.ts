import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { Camera } from '../../lens/cameras.ts';
import { customElement } from '../../lens/define.ts';
import type { ErrorCode, LensError } from '../../settings/errors.ts';
import { type MessageId, text } from '../../settings/strings.ts';
import '../controls/camera-picker.ts';
import { CommandEvent } from '../events.ts';
import { buttonStyles } from '../look/button-styles.ts';
import { tokens } from '../look/tokens.ts';
import { screenStyles } from './screen-styles.ts';

/** What may help, by failure; where nothing does, the demo scene and the way back are left. */
const HELPS: Partial<Record<ErrorCode, 'retry' | 'reconnect' | 'reload' | 'none'>> = {
  'screen-missing': 'none',
  'pixels-altered': 'none',
  'camera-ended': 'reconnect',
  'camera-blocked': 'none',
  'camera-insecure': 'none',
  'webgl-lost': 'reload',
};

/** Why there is no picture, in a sentence, with the buttons that help. The last picture stays visible beneath. */
@customElement('k-lens-failure')
export class FailureScreen extends LitElement {
  static override styles = [
    tokens,
    buttonStyles,
    screenStyles,
    css`
      :host {
        background: rgb(26 26 26 / 0.6);
      }
      .what {
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) error!: LensError;
  /** True where it is the demo scene that failed. */
  @property({ type: Boolean }) demo = false;
  /** True where the picture goes on beneath: what failed was to take its place. */
  @property({ type: Boolean }) running = false;
  @property({ attribute: false }) cameras: readonly Camera[] = [];
  @query('button') private first!: HTMLButtonElement;

  /** The button that was pressed before is gone, and with it the focus. */
  protected override firstUpdated(_changed: PropertyValues): void {
    this.first.focus();
  }

  #button(message: MessageId, id: string, primary: boolean): unknown {
    const onClick = () => {
      if (id === 'reload') location.reload();
      else this.dispatchEvent(new CommandEvent(id, false));
    };
    return html`<button class=${primary ? 'primary' : ''} type="button" data-command=${id} @click=${onClick}>
      ${text(message)}
    </button>`;
  }

  #waysOut(first: boolean): unknown {
    return html`${this.demo ? nothing : this.#button('start.demo', 'demo', first)} ${this.#button('failure.back', 'quit', false)}`;
  }

  protected override render(): unknown {
    const { code, message } = this.error;
    const help = HELPS[code] ?? 'retry';
    const camera = code.startsWith('camera');
    const file = code.startsWith('file');
    const again = {
      retry: () => {
        if (file) return this.#button('failure.open', 'open', true);
        if (code.startsWith('screen')) return this.#button('failure.share', 'screen', true);
        return this.#button('failure.retry', this.demo ? 'demo' : 'camera', true);
      },
      reconnect: () => this.#button('failure.reconnect', 'camera', true),
      reload: () => this.#button('failure.reload', 'reload', true),
      none: () => nothing,
    }[help]();
    return html`<div class="plate">
      <p role="alert" class="what">${message}</p>
      <div class="buttons">
        ${again} ${this.running ? this.#button('failure.go-on', 'close', help === 'none') : this.#waysOut(help === 'none')}
      </div>
      ${
        camera && help !== 'none' && this.cameras.length > 1
          ? html`<k-lens-camera-picker .cameras=${this.cameras}></k-lens-camera-picker>`
          : nothing
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-lens-failure': FailureScreen;
  }
}
