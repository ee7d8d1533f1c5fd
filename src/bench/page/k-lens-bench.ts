/** The bench page: `<k-lens-bench>` times the lens on the visitor's own machine. */
import { html, LitElement, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
import { customElement } from '../../lens/define.ts';
// Only so that the bundler keeps app and lens whole: split for this page, the first load of the other would be larger.
import '../../app/k-lens-app.ts';
import { buttonStyles } from '../../app/look/button-styles.ts';
import { tokens } from '../../app/look/tokens.ts';
import { hasWebGl2, NoWebGl2Error } from '../row.ts';
import { type BenchMessageId, benchText, rowName } from '../strings.ts';
import { milliseconds } from '../table.ts';
import { benchStyles } from './k-lens-bench.styles.ts';
import { clockStepMs } from './machine.ts';
import { machineFacts, quarters, ratio, resultsText, sizeText } from './report.ts';
import { measureSize, type RunOptions, SIZES, type SizeResult, type TimedRow } from './run.ts';

/** A clock with larger steps says little of a fast GPU, in milliseconds. */
const COARSE_CLOCK_MS = 0.5;
/** Longest run that a link may ask for. */
const ROUNDS_MAX = 1000;

/** `#rounds=3` asks for so many, in place of as many as there is time for. */
function roundsOf(hash: string): number | null {
  const rounds = Number(new URLSearchParams(hash.slice(1)).get('rounds'));
  return Number.isInteger(rounds) && rounds > 0 && rounds <= ROUNDS_MAX ? rounds : null;
}

@customElement('k-lens-bench')
export class BenchElement extends LitElement {
  static override styles = [tokens, buttonStyles, benchStyles];

  @state() private results: readonly SizeResult[] = [];
  /** What runs now, 0 to 1 of it done. */
  @state() private progress: { readonly text: string; readonly part: number } | null = null;
  @state() private message: BenchMessageId | null = hasWebGl2() ? null : 'run.no-webgl';
  @state() private copyByHand = false;
  @query('textarea') private textarea!: HTMLTextAreaElement | null;
  #run: AbortController | null = null;
  readonly #clockMs = clockStepMs();

  async #measure(): Promise<void> {
    const run = new AbortController();
    this.#run = run;
    this.results = [];
    this.copyByHand = false;
    this.message = 'run.begun';
    const onHidden = () => document.hidden && run.abort('run.hidden' satisfies BenchMessageId);
    document.addEventListener('visibilitychange', onHidden);
    const onProgress: RunOptions['onProgress'] = (size, row, part) => {
      const name = row ? rowName(row.id, row.k) : benchText('run.preparing');
      const text = benchText('run.size', { size: sizeText(size), row: name });
      this.progress = { text, part: (this.results.length + part) / SIZES.length };
    };
    try {
      const options = { rounds: roundsOf(location.hash), signal: run.signal, onProgress };
      for (const size of SIZES) this.results = [...this.results, await measureSize(size, options)];
      this.message = 'run.done';
    } catch (error) {
      this.message = this.#messageOf(error, run.signal);
    } finally {
      document.removeEventListener('visibilitychange', onHidden);
      this.progress = null;
      this.#run = null;
    }
  }

  #messageOf(error: unknown, { aborted, reason }: AbortSignal): BenchMessageId {
    // A page out of sight gets no frames of a video, which may fail before the run comes to hear of it.
    if (aborted) return reason;
    if (error instanceof NoWebGl2Error) return 'run.no-webgl';
    reportError(error);
    return 'run.failed';
  }

  #onMain(): void {
    if (this.#run) this.#run.abort('run.stopped' satisfies BenchMessageId);
    else void this.#measure();
  }

  async #copy(): Promise<void> {
    // Absent on insecure pages, though the DOM's types say otherwise.
    const clipboard = navigator.clipboard as Clipboard | undefined;
    const copied = await clipboard?.writeText(this.#text).then(
      () => true,
      () => false,
    );
    this.copyByHand = !copied;
    this.message = copied ? 'copy.done' : 'copy.by-hand';
    await this.updateComplete;
    this.textarea?.focus();
    this.textarea?.select();
  }

  get #text(): string {
    return resultsText(this.results, navigator, new Date());
  }

  #facts(result: SizeResult): unknown {
    const pairs = machineFacts(result, navigator).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`);
    return html`<section aria-labelledby="machine">
      <h2 id="machine">${benchText('machine.name')}</h2>
      <dl>${pairs}</dl>
    </section>`;
  }

  #table({ size, rows }: SizeResult): unknown {
    const head = (id: BenchMessageId) => html`<th scope="col">${benchText(id)}</th>`;
    const line = (row: TimedRow) => html`<tr class=${row.id}>
      <th scope="row">${rowName(row.id, row.k)}</th>
      <td class="ms">${milliseconds(row.ms)}</td>
      <td>${quarters(row)}</td>
      <td>${ratio(row)}</td>
    </tr>`;
    return html`<table>
      <caption>${sizeText(size)}</caption>
      <thead>
        <tr>${head('table.row')}${head('table.ms')}${head('table.quarters')}${head('table.ratio')}</tr>
      </thead>
      <tbody>${rows.map(line)}</tbody>
    </table>`;
  }

  #notes(): unknown {
    const coarse = this.#clockMs >= COARSE_CLOCK_MS;
    return html`<p class="small">
      ${benchText('table.notes')}
      ${coarse ? benchText('table.coarse', { ms: milliseconds(this.#clockMs) }) : nothing}
    </p>`;
  }

  #mainButton(): unknown {
    if (this.message === 'run.no-webgl') return nothing;
    const again = this.results.length > 0 ? 'run.again' : 'run.start';
    return html`<button class=${this.progress ? '' : 'primary'} type="button" @click=${this.#onMain}>
      ${benchText(this.progress ? 'run.stop' : again)}
    </button>`;
  }

  protected override render(): unknown {
    const { progress, results } = this;
    const done = !progress && results.length > 0;
    return html`<main>
      <h1>${benchText('page.title')}</h1>
      <p class="what">${benchText('page.what')}</p>
      <div class="buttons">
        ${this.#mainButton()}
        ${done ? html`<button type="button" @click=${this.#copy}>${benchText('copy.button')}</button>` : nothing}
        <a href="index.html">${benchText('page.back')}</a>
      </div>
      <div class="state">
        ${
          progress
            ? html`<progress aria-label=${benchText('run.progress')} max="1" .value=${progress.part}></progress>
              <p class="now" aria-hidden="true">${progress.text}</p>`
            : nothing
        }
        <p role="status" class=${progress ? 'sr-only' : ''}>${this.message ? benchText(this.message) : nothing}</p>
      </div>
      ${
        this.copyByHand
          ? html`<textarea readonly rows="12" aria-label=${benchText('copy.text')} .value=${this.#text}></textarea>`
          : nothing
      }
      <div class="tables">${results.map((result) => this.#table(result))}</div>
      ${results.length > 0 ? this.#facts(results[0]) : nothing}
      ${results.length > 0 ? this.#notes() : nothing}
    </main>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-lens-bench': BenchElement;
  }
}
