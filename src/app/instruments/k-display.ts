import { css, html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { customElement } from '../../lens/define.ts';
import { text } from '../../settings/strings.ts';
import { commandButton } from '../controls/command-button.ts';
import type { CommandView } from '../controls/command-view.ts';
import { buttonStyles } from '../look/button-styles.ts';
import { tokens } from '../look/tokens.ts';

/** k, for the last row, and the buttons that change it. */
@customElement('k-lens-k')
export class KDisplay extends LitElement {
  static override styles = [
    tokens,
    buttonStyles,
    css`
      .plate {
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 0 4px 0 16px;
      }
      p {
        font-size: var(--large);
        font-variant-numeric: tabular-nums;
        font-weight: 600;
        letter-spacing: -0.02em;
        line-height: 1.15;
        white-space: nowrap;
      }
      div div {
        display: flex;
        flex-direction: var(--k-buttons, row);
      }
      i {
        padding-inline-end: 0.15em;
        color: var(--quiet);
        font-size: 0.5em;
        font-style: normal;
        font-weight: 400;
        letter-spacing: 0;
      }
    `,
  ];

  @property({ type: Number }) k = 0;
  @property({ attribute: false }) commands: readonly CommandView[] = [];

  protected override render(): unknown {
    const buttons = this.commands.filter(({ id }) => id === 'k-up' || id === 'k-down').reverse();
    return html`<div class="plate" role="group" aria-label=${text('setting.k')}>
      <p aria-hidden="true"><i>k</i>${this.k}</p>
      <p class="sr-only" role="status">${text('k.says', { k: String(this.k) })}</p>
      <div>${buttons.map((command) => commandButton(command, 'icon'))}</div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-lens-k': KDisplay;
  }
}
