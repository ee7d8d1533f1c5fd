import { html, LitElement, nothing, type PropertyValues, unsafeCSS } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import plotStyles from 'uplot/dist/uPlot.min.css?inline';
import { customElement } from '../../lens/define.ts';
import type { KLens } from '../../lens/k-lens.ts';
import { type Quality, WHICH_K_MAX } from '../../lens/which-k.ts';
import { asLensError } from '../../settings/errors.ts';
import type { Settings } from '../../settings/settings.ts';
import { text } from '../../settings/strings.ts';
import '../../settings/which-k-strings.ts';
import { DismissEvent, SettingEvent } from '../events.ts';
import { buttonStyles } from '../look/button-styles.ts';
import { icon } from '../look/icons.ts';
import { tokens } from '../look/tokens.ts';
import {
  aboutEqual,
  bestSilhouette,
  elbowOf,
  inertiaPercents,
  percentText,
  rangesText,
  silhouetteText,
} from './which-k-numbers.ts';
import { whichKStyles } from './which-k-panel.styles.ts';
import { WhichKPlot } from './which-k-plot.ts';

/** Which k? Inertia and silhouette of the frame that stands, over k; a press on the plot chooses one. */
@customElement('k-lens-which-k')
export class WhichKPanel extends LitElement {
  static override styles = [tokens, buttonStyles, unsafeCSS(plotStyles), whichKStyles];

  @property({ attribute: false }) lens!: KLens;
  @property({ attribute: false }) settings!: Settings;
  @state() private found: readonly Quality[] = [];
  @state() private hovered: number | null = null;
  /** Why there is nothing; '' mostly. */
  @state() private failure = '';
  @query('section') private section!: HTMLElement;
  @query('.plot') private holder!: HTMLElement;
  #plot: WhichKPlot | null = null;
  #computing = new AbortController();
  /** Of which samples the numbers are. */
  #samples = '';

  /** Opened: the next Tab is in here, and the keys are still the picture's. */
  protected override firstUpdated(_changed: PropertyValues): void {
    this.section.focus({ preventScroll: true });
    this.#plot = new WhichKPlot(this.holder, {
      onChoose: (k) => this.dispatchEvent(new SettingEvent('k', k, true)),
      onHover: (k) => {
        this.hovered = k;
      },
    });
  }

  protected override updated(): void {
    const { space, resolution, k } = this.settings;
    const samples = `${space} ${resolution}`;
    if (samples !== this.#samples) void this.#compute();
    this.#samples = samples;
    this.#plot?.show({ found: this.found, max: WHICH_K_MAX, k, elbow: this.#elbow() });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#computing.abort();
    this.#plot?.dispose();
  }

  async #compute(): Promise<void> {
    this.#computing.abort();
    this.#computing = new AbortController();
    const { signal } = this.#computing;
    this.found = [];
    this.failure = '';
    try {
      const onProgress = (quality: Quality) => {
        this.found = [...this.found, quality];
      };
      await this.lens.whichK({ signal, onProgress });
    } catch (error) {
      if (!signal.aborted) this.failure = sentenceOf(error);
    }
  }

  /** Also where the keys are switched off. */
  #onKeyDown(event: KeyboardEvent): void {
    if (event.code !== 'Escape') return;
    event.preventDefault();
    this.#dismiss();
  }

  #dismiss(): void {
    this.dispatchEvent(new DismissEvent());
  }

  /** Of the k that is pointed at, or else of the current one. */
  #values(): string {
    const k = this.hovered ?? this.settings.k;
    if (k > WHICH_K_MAX) return text('which-k.beyond', { k: String(k) });
    const quality = this.found[k - 1];
    const inertia = quality ? percentText(inertiaPercents(this.found)[k - 1]) : '–';
    return text('which-k.values', { k: String(k), inertia, silhouette: silhouetteText(quality?.silhouette ?? null) });
  }

  #result(): string {
    if (this.failure || this.found.length < WHICH_K_MAX) return '';
    const best = bestSilhouette(this.found);
    if (!best) return text('which-k.none');
    const silhouette = silhouetteText(best.silhouette);
    const equals = aboutEqual(this.found);
    if (equals.length > 1) return text('which-k.equal', { ks: rangesText(equals), silhouette });
    return text('which-k.best', { k: String(best.k), silhouette });
  }

  /** The elbow; null while it is not known, or where there is none. */
  #elbow(): number | null {
    return this.found.length < WHICH_K_MAX ? null : elbowOf(this.found);
  }

  #bend(): string {
    if (this.#result() === '' || !bestSilhouette(this.found)) return '';
    const elbow = this.#elbow();
    return elbow === null ? text('which-k.no-bend') : text('which-k.bend', { k: String(elbow) });
  }

  #progress(): unknown {
    if (this.failure || this.found.length === WHICH_K_MAX) return nothing;
    return text('which-k.computing', { k: String(this.found.length + 1), max: String(WHICH_K_MAX) });
  }

  /** The plot for whoever cannot see it. */
  #table(): unknown {
    const percents = inertiaPercents(this.found);
    const rows = this.found.map(
      ({ k, silhouette }, i) =>
        html`<tr><th scope="row">${k}</th><td>${percentText(percents[i])}</td><td>${silhouetteText(silhouette)}</td></tr>`,
    );
    return html`<table class="sr-only">
      <caption>${text('which-k.title')}</caption>
      <thead><tr><th scope="col">k</th><th scope="col">${text('which-k.inertia')}</th><th scope="col">${text('which-k.silhouette')}</th></tr></thead>
      <tbody>${rows}</tbody>
    </table>`;
  }

  protected override render(): unknown {
    const close = text('which-k.close');
    return html`<section class="plate" tabindex="-1" aria-labelledby="title" @keydown=${this.#onKeyDown}>
      <header>
        <h2 id="title">${text('which-k.title')}</h2>
        <p>${text(`choice.space.${this.settings.space}`)}</p>
        <button class="icon" type="button" aria-label=${close} title=${close} @click=${this.#dismiss}>${icon('close')}</button>
      </header>
      <div class="body">
        <div class="plot" role="img" aria-label=${text('which-k.plot')}></div>
        ${this.#table()}
        <div class="numbers">
          <p>${this.#values()}</p>
          <p>${this.#progress()}<span role="status">${this.#result()}</span></p>
          <p>${this.#bend()}</p>
        </div>
        ${this.failure ? html`<p role="alert">${this.failure}</p>` : nothing}
        <p class="small">${text('which-k.elbow')}</p>
        <p class="small">${text('which-k.says')}</p>
      </div>
    </section>`;
  }
}

function sentenceOf(error: unknown): string {
  const { code, message } = asLensError(error);
  return code === 'exact-failed' ? text('which-k.failed') : message;
}

declare global {
  interface HTMLElementTagNameMap {
    'k-lens-which-k': WhichKPanel;
  }
}
