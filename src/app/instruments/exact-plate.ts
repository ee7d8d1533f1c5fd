import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { customElement } from '../../lens/define.ts';
import type { ExactRun } from '../../lens/exact-control.ts';
import { text } from '../../settings/strings.ts';
import { CommandEvent, isByPointer } from '../events.ts';
import { buttonStyles } from '../look/button-styles.ts';
import { srOnly, tokens } from '../look/tokens.ts';
import { large } from './number-text.ts';

/** An exact run that goes on: how far it is, and a way to end it with the best so far. */
@customElement('k-lens-exact')
export class ExactPlate extends LitElement {
  static override styles = [
    tokens,
    buttonStyles,
    css`
      .plate {
        display: grid;
        background: var(--ground);
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: center;
        gap: 8px 24px;
        width: min(46em, 100%);
        padding: 16px 24px;
        font-variant-numeric: tabular-nums;
      }
      .best {
        color: var(--quiet);
        font-size: var(--small);
      }
      progress {
        width: 100%;
        height: 8px;
        accent-color: var(--accent);
      }
      button {
        grid-area: 1 / 2 / 4 / 3;
        gap: 0;
      }
      @media (max-width: 700px), (max-height: 560px) {
        .plate {
          gap: 4px 16px;
          padding: 8px 16px;
          font-size: var(--small);
        }
        /* No room for it, but a screen reader says it. */
        .rest {
          ${srOnly}
        }
      }
    `,
  ];

  @property({ attribute: false }) run!: ExactRun;

  protected override render(): unknown {
    const { attempts, progress, pace } = this.run;
    const [attempt, iteration] = [(progress?.attempt ?? 0) + 1, progress?.iteration ?? 0].map(String);
    // An attempt that ends sooner than another is no news: the bar counts attempts.
    const onCancel = (event: Event) => this.dispatchEvent(new CommandEvent('exact', isByPointer(event)));
    return html`<div class="plate" role="group" aria-label=${text('exact.name')}>
      <p>${progress ? text('exact.progress', { attempt, attempts: String(attempts), iteration }) : text('exact.begin')}</p>
      <progress max=${attempts || 1} .value=${progress?.attempt ?? 0} aria-label=${text('exact.name')}></progress>
      <p class="best">${pace ? paceText(pace) : progress ? text('exact.best', { best: large(progress.best) }) : nothing}&nbsp;</p>
      <button type="button" @click=${onCancel}>${text('exact.cancel')}<span class="rest">${text('exact.take-best')}</span></button>
    </div>`;
  }
}

/** Where there was no live frame before, as of a still picture, there is nothing to compare with. */
function paceText({ fps, liveFps }: NonNullable<ExactRun['pace']>): string {
  return text('exact.pace', { fps: fps.toFixed(fps < 10 ? 1 : 0), live: liveFps > 0 ? liveFps.toFixed(0) : '–' });
}

declare global {
  interface HTMLElementTagNameMap {
    'k-lens-exact': ExactPlate;
  }
}
