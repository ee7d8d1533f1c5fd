import { css, html, LitElement, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { Command } from '../../lens/commands.ts';
import { customElement } from '../../lens/define.ts';
import { type MessageId, text } from '../../settings/strings.ts';
import { viewCommand } from '../controls/command-view.ts';
import { DismissEvent } from '../events.ts';
import { buttonStyles } from '../look/button-styles.ts';
import { icon } from '../look/icons.ts';
import { tokens } from '../look/tokens.ts';
import { type HelpRow, helpRows } from './help-rows.ts';

/** Read from left to right, top to bottom: what a lesson needs first. */
const GROUPS: readonly Command['group'][] = ['clusters', 'picture', 'steps', 'source', 'save', 'page'];

/** The keys and what they do, over everything. */
@customElement('k-lens-help')
export class HelpSheet extends LitElement {
  static override styles = [
    tokens,
    buttonStyles,
    css`
      dialog {
        width: min(72em, 100vw - 32px);
        max-width: none;
        max-height: calc(100dvh - 32px);
        padding: 0;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--ground);
        color: inherit;
        /* As large as the screen lets it be: it is read from the last row. */
        font-size: clamp(1rem, 2.2vh, 2rem);
        overscroll-behavior: contain;
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 0.6);
      }
      header {
        position: sticky;
        top: 0;
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding: 8px 8px 8px 24px;
        background: var(--ground);
      }
      h2 {
        font-weight: 600;
      }
      h2:focus {
        outline: none;
      }
      .groups {
        columns: 2;
        column-gap: 48px;
        padding: 0 24px 16px;
      }
      section {
        padding-bottom: 16px;
        break-inside: avoid;
      }
      h3 {
        padding: 8px 0;
        border-bottom: 1px solid var(--line);
        color: var(--quiet);
        font-size: var(--small);
      }
      dl {
        display: grid;
        grid-template-columns: 9.5em 1fr;
        gap: 8px 16px;
        margin: 0;
        padding-top: 8px;
      }
      dt {
        display: flex;
        align-items: center;
        gap: 4px;
      }
      dd {
        margin: 0;
      }
      kbd {
        color: var(--ink);
        font-size: inherit;
        min-width: 1.9em;
        text-align: center;
      }
      footer {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 24px;
        padding: 0 24px 24px;
        color: var(--quiet);
        font-size: var(--small);
      }
      a {
        color: inherit;
      }
      a:hover {
        color: var(--ink);
      }
      @media (max-width: 700px) {
        .groups {
          columns: 1;
        }
        dl {
          grid-template-columns: 6.5em 1fr;
        }
        dt {
          flex-wrap: wrap;
        }
      }
    `,
  ];

  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) commands: readonly Command[] = [];
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('h2') private heading!: HTMLElement;

  protected override updated(): void {
    if (this.open === this.dialog.open) return;
    if (this.open) {
      this.dialog.showModal();
      this.heading.focus();
    } else {
      // The focus goes back to where it was.
      this.dialog.close();
    }
  }

  #onClick(event: Event): void {
    if (event.target === this.dialog) this.#dismiss();
  }

  /** The browser tells of a close later: by then the sheet may be open again. */
  #onClose(): void {
    if (!this.dialog.open) this.#dismiss();
  }

  #dismiss(): void {
    this.dispatchEvent(new DismissEvent());
  }

  #row({ name, keys, range }: HelpRow): unknown {
    const parts = keys.map((key, i) => html`${range && i > 0 ? '–' : ''}<kbd>${key}</kbd>`);
    return html`<dt>${parts}</dt><dd>${name}</dd>`;
  }

  #group(group: Command['group']): unknown {
    const views = this.commands.filter((command) => command.group === group).map(viewCommand);
    return html`<section>
      <h3>${text(`group.${group}` satisfies MessageId)}</h3>
      <dl>${helpRows(views).map((row) => this.#row(row))}</dl>
    </section>`;
  }

  protected override render(): unknown {
    return html`<dialog
      aria-labelledby="title"
      @click=${this.#onClick}
      @close=${this.#onClose}
    >
      <header>
        <h2 id="title" tabindex="-1">${text('help.name')}</h2>
        <button class="icon" type="button" aria-label=${text('help.close')} title=${text('help.close')} @click=${this.#dismiss}>
          ${icon('close')}
        </button>
      </header>
      <div class="groups">${this.open ? GROUPS.map((group) => this.#group(group)) : nothing}</div>
      <footer>
        <p>${text('help.switch')}</p>
        <a href="bench.html" target="_blank" rel="noopener">${text('help.bench')}</a>
      </footer>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-lens-help': HelpSheet;
  }
}
