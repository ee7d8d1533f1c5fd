import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query } from 'lit/decorators.js';
import { customElement } from '../../lens/define.ts';
import type { ExactPicture } from '../../lens/exact-control.ts';
import '../../settings/meaning-strings.ts';
import { text } from '../../settings/strings.ts';
import { DismissEvent } from '../events.ts';
import { buttonStyles } from '../look/button-styles.ts';
import { icon } from '../look/icons.ts';
import { tokens } from '../look/tokens.ts';
import { errorText, large } from './number-text.ts';

const NUMBERS = ['fps', 'ms', 'mse', 'compactness', 'attempt', 'iterations'] as const;

/** What each of the numbers means, and how they belong together. */
@customElement('k-lens-meanings')
export class NumberMeanings extends LitElement {
  static override styles = [
    tokens,
    buttonStyles,
    css`
      :host {
        display: grid;
      }
      section {
        min-height: 0;
        overflow-y: auto;
        overscroll-behavior: contain;
        padding-bottom: 16px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--ground);
        text-align: start;
      }
      section:focus {
        outline: none;
      }
      header {
        position: sticky;
        top: 0;
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding-inline-start: 16px;
        background: var(--ground);
      }
      h2 {
        font-weight: 600;
      }
      dl {
        margin: 0;
        padding: 0 16px;
      }
      dt {
        font-weight: 600;
      }
      dd {
        margin: 0 0 8px;
        color: var(--quiet);
        text-wrap: pretty;
      }
    `,
  ];

  /** Of which exact run the picture is. */
  @property({ attribute: false }) exact: ExactPicture | null = null;
  @query('section') private section!: HTMLElement;

  protected override firstUpdated(_changed: PropertyValues): void {
    this.section.focus({ preventScroll: true });
  }

  readonly #dismiss = () => this.dispatchEvent(new DismissEvent());

  /** Also where the keys are switched off. */
  #onKeyDown(event: KeyboardEvent): void {
    if (event.code !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.#dismiss();
  }

  /** The run's own numbers, where they compare. */
  #ofRun({ mse, width, height, settings }: ExactPicture): string {
    const { space, scaling } = settings;
    if (space !== 'rgb' || scaling !== 'none') {
      const scaled = text(scaling === 'none' ? 'meaning.unscaled' : 'meaning.scaled');
      return text('meaning.other', { space: text(`choice.space.${space}`), scaling: scaled });
    }
    const pixels = width * height;
    const product = large(Math.round(3 * pixels * mse));
    return text('meaning.sum', { pixels: large(pixels), mse: errorText(mse), product });
  }

  protected override render(): unknown {
    return html`<section tabindex="-1" aria-labelledby="title" @keydown=${this.#onKeyDown}>
      <header>
        <h2 id="title">${text('numbers.meanings')}</h2>
        <button class="icon" type="button" aria-label=${text('help.close')} @click=${this.#dismiss}>${icon('close')}</button>
      </header>
      <dl>
        ${NUMBERS.map(
          (name) => html`<dt>${text(`numbers.${name}`)}</dt>
          <dd>
            ${text(`meaning.${name}`)}
            ${name === 'compactness' ? html`${text('meaning.both')} ${this.exact ? this.#ofRun(this.exact) : nothing}` : nothing}
          </dd>`,
        )}
      </dl>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-lens-meanings': NumberMeanings;
  }
}
