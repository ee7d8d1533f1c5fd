import { css, html, LitElement } from 'lit';
import { state } from 'lit/decorators.js';
import { customElement } from '../../lens/define.ts';
import { text } from '../../settings/strings.ts';
import { tokens } from '../look/tokens.ts';

/** How often the time is looked at, in milliseconds. */
const INTERVAL_MS = 250;

/** Minutes and seconds: 0:07. */
export function elapsed(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** A red light, and for how long it has been on. */
@customElement('k-lens-recording')
export class RecordingSign extends LitElement {
  static override styles = [
    tokens,
    css`
      :host {
        position: absolute;
        top: 16px;
        left: 50%;
        transform: translateX(-50%);
        pointer-events: none;
      }
      .plate {
        padding: 8px 12px;
        font-size: var(--small);
        font-variant-numeric: tabular-nums;
      }
      .plate::before {
        display: inline-block;
        width: 0.7em;
        height: 0.7em;
        margin-inline-end: 0.5em;
        border-radius: 50%;
        background: #ff4d4d;
        content: '';
        forced-color-adjust: none;
      }
      /* Below k: beside it there is no room. */
      @media (max-width: 700px) and (orientation: portrait) {
        :host {
          top: calc(var(--large) + 32px);
          left: 8px;
          transform: none;
        }
      }
    `,
  ];

  @state() private ms = 0;
  readonly #begun = performance.now();
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => {
      this.ms = performance.now() - this.#begun;
    }, INTERVAL_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  protected override render(): unknown {
    return html`<p class="plate" role="timer"><span class="sr-only">${text('export.recording')}</span> ${elapsed(this.ms)}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-lens-recording': RecordingSign;
  }
}
