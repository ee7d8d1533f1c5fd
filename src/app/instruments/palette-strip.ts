import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, queryAll } from 'lit/decorators.js';
import type { Sentence } from '../../lens/commands.ts';
import { customElement } from '../../lens/define.ts';
import type { Swatch } from '../../lens/events.ts';
import { saysMuted, saysSolo } from '../../lens/sentences.ts';
import { toggleMuted, toggleSolo } from '../../settings/settings.ts';
import { text } from '../../settings/strings.ts';
import { isByPointer, SayEvent, SettingEvent } from '../events.ts';
import { inkOn } from '../look/contrast.ts';
import { tokens } from '../look/tokens.ts';
import { percentOf } from './number-text.ts';

/** The palette: swatches as wide as their share, in the order of their numbers. A press mutes a cluster or brings it back, two leave it alone. */
@customElement('k-lens-palette')
export class PaletteStrip extends LitElement {
  static override styles = [
    tokens,
    css`
      section {
        display: flex;
        --height: clamp(64px, 10vmin, 120px);
        --mean: calc(0.28 * var(--height));
        height: var(--height);
        padding-bottom: env(safe-area-inset-bottom);
        background: var(--ground);
      }
      button {
        container-type: inline-size;
        position: relative;
        display: grid;
        /* In percent: shares that add up to less than 1, as while they change, would leave a gap. */
        flex: calc(100 * var(--share)) 1 0;
        /* As wide as a finger where there is room; else equal room for half of the strip, and shares for the rest. */
        min-width: min(44px, 55% / var(--k));
        padding: 0;
        overflow: hidden;
        place-items: center;
        border: 0;
        border-radius: 0;
        background: var(--shown);
        color: var(--on-shown);
        font: inherit;
        cursor: pointer;
        touch-action: manipulation;
        transition: flex-grow var(--motion) linear;
        forced-color-adjust: none;
      }
      button:focus-visible {
        outline: 3px solid var(--on-shown);
        outline-offset: -6px;
      }
      span {
        display: grid;
        justify-items: center;
        font-variant-numeric: tabular-nums;
        line-height: 1.25;
      }
      /* The mean color, where the picture shows another. */
      i {
        position: absolute;
        right: 0;
        bottom: 0;
        left: 0;
        height: var(--mean);
        border-top: 1px solid var(--ground);
        background: var(--color);
      }
      button.both {
        padding-bottom: var(--mean);
      }
      b {
        font-weight: 600;
      }
      small {
        font-size: var(--small);
      }
      button[aria-pressed='true'] {
        background-image: repeating-linear-gradient(135deg, #1a1a1a 0 8px, transparent 8px 16px);
      }
      button[aria-pressed='true'] span {
        padding: 2px 6px;
        border-radius: 4px;
        background: #1a1a1a;
        color: #fff;
      }
      @container (max-width: 3em) {
        small {
          display: none;
        }
      }
      @container (max-width: 1.4em) {
        span {
          visibility: hidden;
        }
      }
    `,
  ];

  @property({ attribute: false }) swatches: readonly Swatch[] = [];
  /** The setting of that name. */
  @property({ attribute: false }) muted = '';
  @queryAll('button') private buttons!: NodeListOf<HTMLButtonElement>;

  /** Not as style attributes: the page's policy allows none. */
  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('swatches')) return;
    this.style.setProperty('--k', String(this.swatches.length));
    for (const [i, { color, shown, share }] of this.swatches.entries()) {
      const { style } = this.buttons[i];
      style.setProperty('--share', share.toFixed(4));
      style.setProperty('--color', color);
      style.setProperty('--shown', shown);
      style.setProperty('--on-shown', inkOn(shown));
    }
  }

  #swatch({ label, color, shown, share, muted }: Swatch): unknown {
    const number = label + 1;
    const set = (event: Event, muted: string, sentence: Sentence) => {
      this.dispatchEvent(new SettingEvent('muted', muted, isByPointer(event)));
      this.dispatchEvent(new SayEvent(sentence, isByPointer(event)));
    };
    const solo = (event: Event) => {
      const muted = toggleSolo(this.muted, number, this.swatches.length);
      set(event, muted, saysSolo(muted, this.swatches.length));
    };
    const onClick = (event: MouseEvent) => {
      if (event.altKey) return solo(event);
      const muted = toggleMuted(this.muted, number);
      set(event, muted, saysMuted(muted, number));
    };
    const both = shown !== color;
    const percent = percentOf(share);
    const values = { number: String(number), color, shown, percent };
    const says = text(both ? 'palette.swatch-shown' : 'palette.swatch', values);
    return html`<button
      type="button"
      aria-pressed=${muted}
      class=${both ? 'both' : ''}
      aria-label=${says}
      title=${says}
      @click=${onClick}
      @dblclick=${solo}
    >
      <span><b>${number}</b><small>${percent} %</small></span>${both ? html`<i></i>` : nothing}
    </button>`;
  }

  protected override render(): unknown {
    // No `repeat`: it leaves a comment behind for every swatch that goes (lit/lit#5298), and swatch i is cluster i anyway.
    return html`<section aria-label=${text('palette.name')}>${this.swatches.map((swatch) => this.#swatch(swatch))}</section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-lens-palette': PaletteStrip;
  }
}
