import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Sentence } from '../../lens/commands.ts';
import { customElement } from '../../lens/define.ts';
import type { StepReport } from '../../lens/stepping.ts';
import '../../settings/said-strings.ts';
import { text } from '../../settings/strings.ts';
import { tokens } from '../look/tokens.ts';
import { narrate } from './narration.ts';

/** How long it is said what a key did, in milliseconds. */
const SAID_MS = 2_000;

/** Spaces at which no line is to end: a dot or an arrow begins none, an error stays with its word. */
const UNBROKEN = / (?=[·→%])|(?<=→|error) /g;

/** What just happened, in words for the last row: what a key did, for a moment, and what a half-step did, as long as it stands. */
@customElement('k-lens-caption')
export class Caption extends LitElement {
  static override styles = [
    tokens,
    css`
      :host {
        display: grid;
        justify-items: center;
        align-content: start;
        gap: 8px;
        font-size: clamp(1.375rem, 4vmin, 4rem);
        font-variant-numeric: tabular-nums;
        line-height: 1.25;
        pointer-events: none;
      }
      @media (max-height: 560px) {
        :host {
          font-size: 1.125rem;
        }
      }
      p {
        text-align: center;
        text-wrap: balance;
      }
      p:not(:empty) {
        padding: 0.25em 0.6em;
      }
      /* It stays, so that what comes is heard, and takes no room. */
      p:empty {
        position: absolute;
        border: 0;
      }
    `,
  ];

  /** Each time another object, also where the same is said again. */
  @property({ attribute: false }) sentence: Sentence | null = null;
  @property({ attribute: false }) report: StepReport | null = null;
  @state() private over = true;
  #timer: ReturnType<typeof setTimeout> | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('sentence') || !this.sentence) return;
    this.over = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.over = true;
    }, SAID_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.over = true;
  }

  protected override render(): unknown {
    const line = (sentence: Sentence | null) =>
      sentence ? text(sentence.id, sentence.values).replace(UNBROKEN, '\u00a0') : nothing;
    return html`<p class="plate" role="status">${line(this.report && narrate(this.report))}</p>
      <p class="plate" role="status">${line(this.over ? null : this.sentence)}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-lens-caption': Caption;
  }
}
