import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { customElement } from '../../lens/define.ts';
import { type MessageId, text } from '../../settings/strings.ts';
import { buttonStyles } from '../look/button-styles.ts';
import { tokens } from '../look/tokens.ts';
import { commandButton } from './command-button.ts';
import type { CommandView } from './command-view.ts';

/** What a lesson needs at hand, in this order; everything else is in the drawer. */
const MAIN = ['freeze', 'view', 'full-screen', 'drawer', 'help', 'quit'];
const STEPPING = ['step-back', 'step', 'play'];
/** On a plate of their own while steps can be taken, so that no other button moves away from under a finger. */
const STEPS = [...STEPPING, 'reseed', 'which-k', 'exact'];

/** The few main buttons. */
@customElement('k-lens-bar')
export class MainBar extends LitElement {
  static override styles = [
    tokens,
    buttonStyles,
    css`
      :host {
        display: flex;
        align-items: end;
        gap: 8px;
      }
      .plate {
        display: flex;
        flex-direction: column;
        padding: 4px;
      }
      .icon[data-command='quit'] {
        margin-top: 8px;
      }
      @media (max-width: 700px) and (orientation: portrait) {
        :host {
          flex-direction: column;
          align-items: center;
        }
        .plate {
          flex-direction: row;
        }
        .icon[data-command='quit'] {
          margin: 0 0 0 8px;
        }
      }
      @media (max-height: 560px) and (orientation: landscape) {
        .plate {
          display: grid;
          grid-template-columns: repeat(3, auto);
        }
        .icon[data-command='quit'] {
          margin: 0;
        }
      }
    `,
  ];

  @property({ attribute: false }) commands: readonly CommandView[] = [];

  #plate(ids: readonly string[], message: MessageId): unknown {
    const shown = ids.flatMap((id) => this.commands.filter((command) => command.id === id));
    return html`<div class="plate" role="toolbar" aria-label=${text(message)}>
      ${shown.map((command) => commandButton(command, 'icon'))}
    </div>`;
  }

  protected override render(): unknown {
    const steps = this.commands.some(({ id, enabled }) => enabled && STEPPING.includes(id));
    return html`${steps ? this.#plate(STEPS, 'group.steps') : nothing} ${this.#plate(MAIN, 'bar.name')}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-lens-bar': MainBar;
  }
}
