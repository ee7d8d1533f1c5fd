import { css, html, LitElement, type PropertyValues } from 'lit';
import { property, query } from 'lit/decorators.js';
import { customElement } from '../../lens/define.ts';
import '../../lens/k-lens.ts';
import { text } from '../../settings/strings.ts';
import { CommandEvent } from '../events.ts';
import { buttonStyles } from '../look/button-styles.ts';
import { icon } from '../look/icons.ts';
import { tokens } from '../look/tokens.ts';

/** The picture behind the words needs few colors and few samples. */
const BACKDROP_K = 6;
const BACKDROP_RESOLUTION = 80;
/** A start screen that was left alone stands still after this, in milliseconds: it should not keep a laptop warm. */
const BACKDROP_LIVE_MS = 60_000;

/** What the lens does, in front of the demo scene through it; and the ways to start. */
@customElement('k-lens-start')
export class StartScreen extends LitElement {
  static override styles = [
    tokens,
    buttonStyles,
    css`
      section {
        position: absolute;
        inset: 0;
        overflow: auto;
        background: var(--ground);
      }
      section:focus {
        outline: none;
      }
      /* Behind the words wherever they are scrolled to. */
      k-lens {
        position: fixed;
        inset: 0;
      }
      k-lens::part(canvas) {
        object-fit: cover;
      }
      .words {
        position: relative;
        display: grid;
        align-content: center;
        gap: 24px;
        min-height: 100%;
        padding: 32px clamp(24px, 9vw, 160px);
        background: linear-gradient(90deg, rgb(26 26 26 / 0.92), rgb(26 26 26 / 0.8) 48%, rgb(26 26 26 / 0.3));
      }
      h1 {
        font-size: var(--large);
        font-weight: 600;
        letter-spacing: -0.02em;
        line-height: 1.1;
      }
      p {
        max-width: 32em;
        text-wrap: pretty;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 16px;
      }
      .buttons button {
        min-height: calc(var(--target) * 1.25);
        padding: 0 24px;
      }
      .small {
        color: var(--quiet);
        font-size: var(--small);
      }
      .small button {
        justify-content: flex-start;
        margin: -8px;
        padding: 0 8px;
        border-color: transparent;
        background: none;
        color: inherit;
      }
      .small button:hover {
        color: var(--ink);
      }
      @media (max-height: 560px) {
        .words {
          gap: 16px;
          padding-block: 16px;
        }
      }
      @media (max-width: 700px) and (orientation: portrait) {
        k-lens {
          bottom: 48%;
        }
        .words {
          align-content: end;
          background: linear-gradient(rgb(26 26 26 / 0.2) 20%, #1a1a1a 52%);
        }
        .buttons button {
          flex: 1 0 100%;
        }
      }
    `,
  ];

  /** True where a link asked for the camera: then one press of Enter starts it. */
  @property({ type: Boolean }) cameraAsked = false;
  /** True where the lens ran before: then the focus comes from a picture that is gone. */
  @property({ type: Boolean }) returned = false;
  @query('section') private section!: HTMLElement;
  @query('button') private startButton!: HTMLButtonElement;
  readonly #backdrop = document.createElement('k-lens');
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** A page that comes back starts its demo scenes anew. */
  readonly #onPageShow = (event: PageTransitionEvent) => {
    if (event.persisted) this.#standLater();
  };

  constructor() {
    super();
    Object.assign(this.#backdrop, {
      source: 'demo',
      k: BACKDROP_K,
      resolution: BACKDROP_RESOLUTION,
      keys: 'off',
      inert: true,
    });
    this.#backdrop.setAttribute('aria-hidden', 'true');
    for (const type of ['statechange', 'palettechange']) {
      // To the page there is one lens, and this is not it.
      this.#backdrop.addEventListener(type, (event) => event.stopPropagation());
    }
    this.#backdrop.addEventListener('statechange', () => this.#onBackdrop());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pageshow', this.#onPageShow);
    this.#standLater();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pageshow', this.#onPageShow);
    clearTimeout(this.#timer);
  }

  #standLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#backdrop.freeze(), BACKDROP_LIVE_MS);
  }

  /** A still picture where motion is not wanted, and where it would cost the machine dear. */
  #onBackdrop(): void {
    if (this.#backdrop.state !== 'live') return;
    const { software, backend } = this.#backdrop.stats;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (still || software || backend === 'cpu') this.#backdrop.freeze();
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    if (this.cameraAsked) this.startButton.focus();
    else if (this.returned) this.section.focus({ preventScroll: true });
  }

  #run(id: string): () => void {
    return () => this.dispatchEvent(new CommandEvent(id, false));
  }

  protected override render(): unknown {
    return html`<section tabindex="-1" aria-labelledby="name">
      ${this.#backdrop}
      <div class="words">
        <h1 id="name">K-Lens</h1>
        <p>${text('start.what')}</p>
        <div class="buttons">
          <button class="primary" type="button" data-command="camera" @click=${this.#run('camera')}>
            ${icon('camera')}${text('start.camera')}
          </button>
          <button type="button" data-command="demo" @click=${this.#run('demo')}>${icon('demo')}${text('start.demo')}</button>
        </div>
        <p class="small">
          <button type="button" data-command="open" @click=${this.#run('open')}>${icon('open')}${text('start.open')}</button>
        </p>
        <p>${text('start.privacy')}</p>
        <p class="small">
          <button type="button" data-command="help" @click=${this.#run('help')}>${text('start.keys')}</button>
        </p>
      </div>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-lens-start': StartScreen;
  }
}
