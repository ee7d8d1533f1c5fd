import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { ExactOptions } from '../../exact/exact.ts';
import { customElement } from '../../lens/define.ts';
import type { KLens } from '../../lens/k-lens.ts';
import '../../settings/said-strings.ts';
import type { Settings } from '../../settings/settings.ts';
import { text } from '../../settings/strings.ts';
import '../../settings/tutorial-strings.ts';
import { isByPointer, SayEvent } from '../events.ts';
import { buttonStyles } from '../look/button-styles.ts';
import { icon } from '../look/icons.ts';
import { tokens } from '../look/tokens.ts';
import { type Chip, chipsOf } from './chips.ts';

/** What is not at its default, beside k: a press on one brings its default back. */
@customElement('k-lens-chips')
export class StateChips extends LitElement {
  static override styles = [
    tokens,
    buttonStyles,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
      }
      button {
        max-width: 100%;
        padding: 4px 8px 4px 12px;
        border-color: transparent;
        background: var(--plate);
        font-size: var(--small);
        line-height: 1.2;
      }
      /* On a phone as wide as the screen, but for what the numbers have of it. */
      @media (max-width: 700px) {
        div {
          display: block;
        }
        div::before {
          float: right;
          width: 12em;
          height: calc(2 * var(--target) + 16px);
          content: '';
        }
        button {
          margin: 0 4px 4px 0;
        }
      }
      svg {
        width: 1em;
        height: 1em;
        color: var(--quiet);
      }
    `,
  ];

  @property({ attribute: false }) lens!: KLens;
  @property({ attribute: false }) settings!: Settings;
  @property({ attribute: false }) exact: ExactOptions = {};

  #chip({ name, label, undone, undo }: Chip): unknown {
    const chip = text(label.id, label.values);
    const onClick = (event: Event) => {
      undo(this.lens);
      this.dispatchEvent(new SayEvent(undone, isByPointer(event)));
    };
    const says = text('chip.undo', { chip });
    return html`<button type="button" data-chip=${name} aria-label=${says} title=${says} @click=${onClick}>
      ${chip}${icon('close')}
    </button>`;
  }

  protected override render(): unknown {
    const chips = chipsOf(this.settings, this.exact);
    if (chips.length === 0) return nothing;
    return html`<div role="group" aria-label=${text('chips.name')}>${chips.map((chip) => this.#chip(chip))}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-lens-chips': StateChips;
  }
}
