import { css, html, LitElement, type PropertyValues } from 'lit';
import { property, queryAll } from 'lit/decorators.js';
import { customElement } from '../../lens/define.ts';
import type { Swatch } from '../../lens/events.ts';
import { toggleMuted, toggleSolo } from '../../settings/settings.ts';
import { text } from '../../settings/strings.ts';
import { isByPointer, SettingEvent } from '../events.ts';
import { inkOn } from '../look/contrast.ts';
import { tokens } from '../look/tokens.ts';

/** The palette: swatches as wide as their share, in the order of their numbers. A press mutes a cluster or brings it back, two leave it alone. */
@customElement('k-lens-palette')
export class PaletteStrip extends LitElement {
  static override styles = [
    tokens,
    css`
      section {
        display: flex;
        height: clamp(64px, 10vmin, 120px);
        padding-bottom: env(safe-area-inset-bottom);
        background: var(--ground);
      }
      button {
        container-type: inline-size;
        display: grid;
        flex: var(--share) 1 0;
        /* As wide as a finger where there is room; else equal room for half of the strip, and shares for the rest. */
        min-width: min(44px, 55% / var(--k));
        padding: 0;
        overflow: hidden;
        place-items: center;
        border: 0;
        border-radius: 0;
        background: var(--color);
        color: var(--on-color);
        font: inherit;
        cursor: pointer;
        touch-action: manipulation;
        transition: flex-grow var(--motion) linear;
        forced-color-adjust: none;
      }
      button:focus-visible {
        outline: 3px solid var(--on-color);
        outline-offset: -6px;
      }
      span {
        display: grid;
        justify-items: center;
        font-variant-numeric: tabular-nums;
        line-height: 1.25;
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
      @container (max-width: 5.5em) {
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
    for (const [i, { color, share }] of this.swatches.entries()) {
      const { style } = this.buttons[i];
      style.setProperty('--share', share.toFixed(4));
      style.setProperty('--color', color);
      style.setProperty('--on-color', inkOn(color));
    }
  }

  #swatch({ label, color, share, muted }: Swatch): unknown {
    const number = label + 1;
    const set = (event: Event, muted: string) =>
      this.dispatchEvent(new SettingEvent('muted', muted, isByPointer(event)));
    const solo = (event: Event) => set(event, toggleSolo(this.muted, number, this.swatches.length));
    const onClick = (event: MouseEvent) => (event.altKey ? solo(event) : set(event, toggleMuted(this.muted, number)));
    const values = { number: String(number), color, percent: String(Math.round(share * 100)) };
    return html`<button
      type="button"
      aria-pressed=${muted}
      aria-label=${text('palette.swatch', values)}
      title=${text('palette.swatch', values)}
      @click=${onClick}
      @dblclick=${solo}
    >
      <span><b>${number}</b><small>${color}</small></span>
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
