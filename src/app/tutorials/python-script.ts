import { css, html, LitElement } from 'lit';
import { property, state } from 'lit/decorators.js';
import { customElement } from '../../lens/define.ts';
import { text } from '../../settings/strings.ts';
import { LIBRARIES, type Library } from '../../tutorials/libraries.ts';
import { copyText } from '../clipboard.ts';
import { buttonStyles } from '../look/button-styles.ts';
import { icon } from '../look/icons.ts';
import { tokens } from '../look/tokens.ts';

/** How long it is said what was done, in milliseconds. */
const SAID_MS = 4_000;

/** A script to copy, in one library or the other. */
@customElement('k-lens-python')
export class PythonScript extends LitElement {
  static override styles = [
    tokens,
    buttonStyles,
    css`
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        padding: 4px 0 8px;
      }
      pre {
        max-height: 24em;
        margin: 0;
        overflow: auto;
        padding: 8px 16px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--raised);
        font: 400 var(--small) / 1.5 ui-monospace, monospace;
        tab-size: 4;
      }
    `,
  ];

  @property({ attribute: false }) library: Library = LIBRARIES[0];
  @property({ attribute: false }) script = '';
  @state() private said = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  async #copy(): Promise<void> {
    try {
      await copyText(this.script);
      this.said = text('python.copied');
    } catch (error) {
      this.said = (error as Error).message;
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.said = '';
    }, SAID_MS);
  }

  protected override render(): unknown {
    const choose = (library: Library) => () => this.dispatchEvent(new CustomEvent('library', { detail: library }));
    return html`<div class="choices">
        ${LIBRARIES.map(
          (library) => html`<button
            class="chip"
            type="button"
            aria-pressed=${library === this.library}
            @click=${choose(library)}
          >
            ${text(`python.${library}`)}
          </button>`,
        )}
        <button class="chip" type="button" @click=${this.#copy}>${icon('copy')}${text('python.copy')}</button>
      </div>
      <p role="status">${this.said}</p>
      <pre tabindex="0" aria-label=${text('python.name')}><code>${this.script}</code></pre>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-lens-python': PythonScript;
  }
}
