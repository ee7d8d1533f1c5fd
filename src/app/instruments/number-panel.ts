import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { customElement } from '../../lens/define.ts';
import type { LensState } from '../../lens/events.ts';
import type { ExactPicture } from '../../lens/exact-control.ts';
import type { Stats } from '../../lens/stats.ts';
import { type MessageId, text } from '../../settings/strings.ts';
import { tokens } from '../look/tokens.ts';
import { large } from './number-text.ts';

/** How long it is said that a better start took over, in milliseconds. */
const ADOPTION_SHOWN_MS = 5_000;

/** Which mode is on, what does the work where that is worth knowing, and the numbers. */
@customElement('k-lens-numbers')
export class NumberPanel extends LitElement {
  static override styles = [
    tokens,
    css`
      .plate {
        width: max-content;
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
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 0 8px;
        margin: 0;
      }
      dd {
        min-width: 3.5em;
        margin: 0;
      }
      .badge {
        max-width: 14em;
        text-wrap: balance;
      }
      /* Beside a k of two digits and its buttons. */
      @media (max-width: 700px) {
        .badge {
          max-width: 9.5em;
        }
      }
    `,
  ];

  @property({ attribute: false }) state: LensState = 'idle';
  @property({ attribute: false }) stats!: Stats;
  /** Of which exact run the picture is; null where it is of none. */
  @property({ attribute: false }) exact: ExactPicture | null = null;
  @property({ type: Boolean }) shown = true;

  get #mode(): MessageId | null {
    return this.stats.mode && `mode.${this.stats.mode}`;
  }

  get #badge(): MessageId | null {
    if (this.stats.backend === 'cpu') return 'badge.cpu';
    return this.stats.software ? 'badge.software' : null;
  }

  #numbers(): unknown {
    const { fps, frameMs, mse } = this.stats;
    const live = this.state === 'live';
    const rows: [MessageId, string][] = [
      ['numbers.fps', live ? fps.toFixed(0) : '–'],
      ['numbers.ms', frameMs > 0 ? frameMs.toFixed(frameMs < 10 ? 1 : 0) : '–'],
      ['numbers.mse', mse.toFixed(mse < 100 ? 1 : 0)],
    ];
    if (this.exact) {
      const { inertia, attempt, iterations } = this.exact;
      const about = [large(inertia), attempt + 1, iterations].map(String);
      (['numbers.compactness', 'numbers.attempt', 'numbers.iterations'] as const).forEach((id, i) => {
        rows[i] = [id, about[i]];
      });
    }
    return html`<dl>${rows.map(([id, value]) => html`<dt>${text(id)}</dt><dd>${value}</dd>`)}</dl>`;
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
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-lens-numbers': NumberPanel;
  }
}
