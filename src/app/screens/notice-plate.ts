import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { customElement } from '../../lens/define.ts';
import type { LensState } from '../../lens/events.ts';
import type { Notice } from '../../lens/status.ts';
import { type MessageId, text } from '../../settings/strings.ts';
import { CommandEvent, isByPointer } from '../events.ts';
import { buttonStyles } from '../look/button-styles.ts';
import { tokens } from '../look/tokens.ts';
import { screenStyles } from './screen-styles.ts';

const PASSING = /^(first-frame|on-white|scaled)$/;

/** What the viewer waits for, and a way out of it. */
@customElement('k-lens-notice')
export class NoticePlate extends LitElement {
  static override styles = [
    tokens,
    buttonStyles,
    screenStyles,
    css`
      :host {
        pointer-events: none;
      }
      .plate {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 16px;
        padding: 16px 24px;
        pointer-events: auto;
      }
      /* A start that takes no time says nothing. */
      .plate.late {
        animation: appear 0s 400ms both;
      }
      /* A word about a file that is there already: beside the picture's middle. */
      .plate.note {
        align-self: start;
      }
      @keyframes appear {
        from {
          visibility: hidden;
        }
      }
    `,
  ];

  @property({ attribute: false }) state: LensState = 'idle';
  @property({ attribute: false }) notice: Notice | null = null;

  protected override render(): unknown {
    const starting = this.state === 'starting';
    const id: MessageId = this.notice ? `notice.${this.notice}` : 'notice.starting';
    if (!starting && !this.notice) return nothing;
    const onCancel = (event: Event) => this.dispatchEvent(new CommandEvent('quit', isByPointer(event)));
    const look = !this.notice ? 'late' : PASSING.test(this.notice) ? 'note' : '';
    return html`<div class=${`plate ${look}`}>
      <p role="status">${text(id)}</p>
      ${starting ? html`<button type="button" @click=${onCancel}>${text('notice.cancel')}</button>` : nothing}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-lens-notice': NoticePlate;
  }
}
