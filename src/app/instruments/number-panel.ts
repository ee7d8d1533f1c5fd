import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { customElement } from '../../lens/define.ts';
import type { LensState } from '../../lens/events.ts';
import type { ExactPicture } from '../../lens/exact-control.ts';
import type { Stats } from '../../lens/stats.ts';
import type { StepReport } from '../../lens/stepping.ts';
import { type MessageId, text } from '../../settings/strings.ts';
import { tokens } from '../look/tokens.ts';
import { apart, errorText, large } from './number-text.ts';

/** How long it is said that a better start took over, in milliseconds. */
const ADOPTION_SHOWN_MS = 5_000;

/** Which mode is on, what does the work where that is worth knowing, and the numbers. */
@customElement('k-lens-numbers')
export class NumberPanel extends LitElement {
  static override styles = [
    tokens,
    css`
      :host {
        max-width: 100%;
      }
      .plate {
        position: relative;
        width: max-content;
        max-width: 100%;
        padding: 8px 12px;
        color: var(--quiet);
        font-size: var(--small);
        font-variant-numeric: tabular-nums;
        text-align: end;
      }
      .mode {
        color: var(--ink);
        font-size: var(--text);
      }
      .mode::before {
        display: inline-block;
        width: 0.6em;
        height: 0.6em;
        margin-inline-end: 0.5em;
        border: 2px solid var(--accent);
        border-radius: 50%;
        content: '';
      }
      .mode.live::before {
        background: var(--accent);
      }
      dl {
        margin: 0;
      }
      /* A number that has no room beside its name goes below it. */
      dl div {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        justify-content: flex-end;
        gap: 0 8px;
      }
      dd {
        min-width: 3.5em;
        margin: 0;
      }
      @media (max-width: 700px) {
        dd {
          min-width: 2.5em;
        }
      }
      /* What a step by hand is about. */
      .stepping {
        min-width: 0;
        color: var(--ink);
        font-size: clamp(1.75rem, 5vmin, 4.5rem);
        font-weight: 600;
        line-height: 1.2;
      }
      .badge {
        max-width: 14em;
        margin-inline-start: auto;
        text-wrap: balance;
      }
      /* The whole plate is one button. */
      button {
        position: absolute;
        inset: 0;
        border: 0;
        border-radius: var(--radius);
        background: none;
        cursor: help;
        pointer-events: auto;
        touch-action: manipulation;
      }
    `,
  ];

  @property({ attribute: false }) state: LensState = 'idle';
  @property({ attribute: false }) stats!: Stats;
  /** Of which exact run the picture is; null where it is of none. */
  @property({ attribute: false }) exact: ExactPicture | null = null;
  /** Of the last half-step by hand: the error has its digits. */
  @property({ attribute: false }) report: StepReport | null = null;
  @property({ type: Boolean }) shown = true;
  /** True while it is said what they mean. */
  @property({ type: Boolean }) open = false;

  get #mode(): MessageId | null {
    return this.stats.mode && `mode.${this.stats.mode}`;
  }

  get #badge(): MessageId | null {
    if (this.stats.backend === 'cpu') return 'badge.cpu';
    return this.stats.software ? 'badge.software' : null;
  }

  /** None beside a picture that it is not about. */
  get #error(): string {
    if (this.exact) return errorText(this.exact.mse);
    const { mse, current } = this.stats;
    if (!current) return '–';
    const { report } = this;
    return report ? apart(report.before ?? report.mse, report.mse).after : errorText(mse);
  }

  #numbers(): unknown {
    const { fps, frameMs, mode } = this.stats;
    const rows: [MessageId, string][] = [['numbers.mse', this.#error]];
    // What stands has no pace.
    if (this.state === 'live') {
      if (frameMs > 0) rows.unshift(['numbers.ms', frameMs.toFixed(frameMs < 10 ? 1 : 0)]);
      if (fps > 0) rows.unshift(['numbers.fps', fps.toFixed(fps < 10 ? 1 : 0)]);
    }
    if (this.exact) {
      const { inertia, attempt, iterations, settings } = this.exact;
      const id = settings.scaling === 'none' ? 'numbers.units' : 'numbers.units-scaled';
      const units = text(id, { space: text(`choice.space.${settings.space}`) });
      rows.push(['numbers.compactness', `${large(inertia)} ${units}`]);
      rows.push(['numbers.attempt', String(attempt + 1)], ['numbers.iterations', String(iterations)]);
    }
    const look = (id: MessageId) => (id === 'numbers.mse' && mode === 'stepping' ? 'stepping' : nothing);
    return html`<dl>${rows.map(([id, value]) => html`<div><dt>${text(id)}</dt><dd class=${look(id)}>${value}</dd></div>`)}</dl>`;
  }

  /** Colors that change by themselves want a word of why. */
  #adoption(): unknown {
    const { adoption } = this.stats;
    if (!adoption || this.exact || performance.now() - adoption.at > ADOPTION_SHOWN_MS) return nothing;
    return html`<p class="badge">${text('numbers.adoption', { percent: (100 * adoption.gain).toFixed(1) })}</p>`;
  }

  /** A picture that is coarser than what was asked for wants one as well. */
  #reduced(): unknown {
    const { reduced } = this.stats;
    if (!reduced || this.state !== 'live') return nothing;
    const id = reduced.scale < 1 ? 'numbers.smaller-picture' : 'numbers.fewer-samples';
    const [columns, rows, percent] = [reduced.columns, reduced.rows, 100 * reduced.scale].map(String);
    return html`<p class="badge">${text(id, { columns, rows, percent })}</p>`;
  }

  protected override render(): unknown {
    const mode = this.#mode;
    const badge = this.#badge;
    return html`<div class="plate" role="group" aria-label=${text('numbers.name')}>
      <p role="status">${mode ? html`<span class="mode ${this.state}">${text(mode)}</span>` : nothing}</p>
      ${this.shown ? html`${this.#numbers()} ${this.#adoption()} ${this.#reduced()}` : nothing}
      ${badge ? html`<p class="badge">${text(badge)}</p>` : nothing}
      <button
        type="button"
        aria-expanded=${this.open}
        aria-label=${text('numbers.meanings')}
        title=${text('numbers.meanings')}
        @click=${() => this.dispatchEvent(new CustomEvent('k-meanings'))}
      ></button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-lens-numbers': NumberPanel;
  }
}
