import { html, LitElement, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { ExactSettings } from '../../exact/options.ts';
import { isTyping } from '../../lens/commands.ts';
import { customElement } from '../../lens/define.ts';
import { isRunning } from '../../lens/events.ts';
import type { ExactPicture, ExactRun } from '../../lens/exact-control.ts';
import type { KLens } from '../../lens/k-lens.ts';
import { mutedNumbers, type Settings } from '../../settings/settings.ts';
import { text } from '../../settings/strings.ts';
import '../../settings/tutorial-strings.ts';
import { LIBRARIES, type Library } from '../../tutorials/libraries.ts';
import { pythonFor } from '../../tutorials/python/python.ts';
import { TUTORIALS, type Tutorial } from '../../tutorials/tutorials.ts';
import { drawerStyles } from '../controls/control-drawer.styles.ts';
import { settingControl } from '../controls/setting-control.ts';
import { DismissEvent, isByPointer } from '../events.ts';
import { buttonStyles } from '../look/button-styles.ts';
import { fieldStyles } from '../look/field-styles.ts';
import { icon } from '../look/icons.ts';
import { tokens } from '../look/tokens.ts';
import { exactFields } from './exact-fields.ts';
import { outcome } from './outcome.ts';
import './python-script.ts';
import { asked, isLoaded, refusal, runTutorial } from './run-tutorial.ts';
import { tutorialStyles } from './tutorial-panel.styles.ts';

/** The tutorials, the parameters of an exact run, what came out of it, and the same in Python. */
@customElement('k-lens-tutorials')
export class TutorialPanel extends LitElement {
  static override styles = [tokens, buttonStyles, fieldStyles, drawerStyles, tutorialStyles];

  @property({ attribute: false }) lens!: KLens;
  /** The lens's, as they are now. */
  @property({ attribute: false }) settings!: Settings;
  @property({ attribute: false }) run: ExactRun | null = null;
  @property({ attribute: false }) result: ExactPicture | null = null;
  /** Which was chosen by hand; the tutorial's own otherwise. */
  @state() private library: Library | null = null;
  /** Why the last parameter was put back; '' mostly. */
  @state() private problem = '';
  @query('aside') private aside!: HTMLElement;
  @query('.rows [aria-pressed=true]') private chosen!: HTMLElement | null;
  @query('[aria-labelledby=outcome]') private outcome!: HTMLElement;
  /** True from the start of a tutorial until its result is there, and in sight. */
  #awaited = false;

  protected override firstUpdated(_changed: PropertyValues): void {
    this.aside.focus({ preventScroll: true });
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('result') || !this.result || !this.#awaited) return;
    this.#awaited = false;
    this.outcome.scrollIntoView({ block: 'nearest' });
    // Which one it is of stays in sight, below the heading.
    this.chosen?.scrollIntoView({ block: 'nearest' });
  }

  get #tutorial(): Tutorial | undefined {
    return TUTORIALS.find((tutorial) => isLoaded(this.lens, tutorial));
  }

  /** Also where the keys are switched off. A field's keys are its own: Enter runs with what it holds, and Escape leaves it. */
  #onKeyDown(event: KeyboardEvent): void {
    const [field] = event.composedPath();
    const amount = field instanceof HTMLInputElement && field.type === 'number';
    if (event.code !== 'Escape' && !(amount && /Enter$/.test(event.code))) return;
    if (isTyping(event)) {
      this.problem = '';
      // It is read as it is left.
      this.aside.focus({ preventScroll: true });
      if (event.code !== 'Escape' && !this.problem && this.#runnable) this.#runExact();
    } else if (this.run) return;
    else this.dispatchEvent(new DismissEvent());
    event.preventDefault();
    event.stopPropagation();
  }

  get #runnable(): boolean {
    return this.run === null && isRunning(this.lens.state);
  }

  /** What goes wrong is told by the element. */
  #runExact(): void {
    this.lens.exact(this.lens.exactOptions).catch(() => {});
  }

  #tutorials(current: Tutorial | undefined): unknown {
    const runIt = (tutorial: Tutorial) => (event: Event) => {
      this.library = null;
      this.problem = '';
      this.#awaited = true;
      runTutorial(this.lens, tutorial);
      this.requestUpdate();
      this.#giveFocusBack(event);
    };
    return html`<section aria-labelledby="tutorials">
      <h3 id="tutorials">${text('tutorials.group')}</h3>
      <div class="rows">
        ${TUTORIALS.map(
          (tutorial) => html`<button
              class="row"
              type="button"
              aria-pressed=${tutorial === current}
              ?disabled=${!isRunning(this.lens.state)}
              @click=${runIt(tutorial)}
            >
              <span class="number">${tutorial.id}</span><span class="name">${text(tutorial.name)}</span>
            </button>`,
        )}
      </div>
    </section>`;
  }

  #parameters(): unknown {
    const onRun = (event: Event) => {
      this.#runExact();
      this.#giveFocusBack(event);
    };
    const onChange = (options: Partial<ExactSettings>) => {
      this.lens.exactOptions = { ...this.lens.exactOptions, ...options };
      this.problem = '';
      this.requestUpdate();
    };
    const onRefused = (why: string) => {
      this.problem = why;
    };
    return html`<section aria-labelledby="parameters">
      <h3 id="parameters">${text('exact.parameters')}</h3>
      ${settingControl('k', this.settings.k)} ${settingControl('space', this.settings.space)}
      ${exactFields(asked(this.lens), onChange, onRefused)}
      <p role="alert">${this.problem}</p>
      <button class="run" type="button" ?disabled=${!this.#runnable} @click=${onRun}>
        ${icon('exact')}${text('exact.run')}
      </button>
    </section>`;
  }

  /** Where the run that is shown began, if it was in the same space and scaling. */
  #startOf({ k, space, scaling }: ExactSettings): ExactSettings['centroids'] {
    const shown = this.result?.settings;
    return shown && shown.k === k && shown.space === space && shown.scaling === scaling ? shown.centroids : null;
  }

  /** Space is the picture's, and presses no button again. */
  #giveFocusBack(event: Event): void {
    if (isByPointer(event)) this.lens.focus({ focusVisible: false } as FocusOptions);
  }

  #python(current: Tutorial | undefined): unknown {
    const library = this.library ?? current?.library ?? LIBRARIES[0];
    const { view, colors, grays, split, muted } = this.settings;
    const shown = { view, colors, grays, split: split > 0, muted: mutedNumbers(muted), live: current?.live ?? false };
    const settings = asked(this.lens);
    // From the colors shown it begins where the last such run began.
    const centroids = settings.centroids ?? this.#startOf(settings);
    const unknownStart = settings.seeding === 'warm' && !centroids;
    const why = unknownStart ? text('python.start') : refusal({ ...settings, centroids });
    const onLibrary = (event: CustomEvent<Library>) => {
      this.library = event.detail;
    };
    return html`<section aria-labelledby="python">
      <h3 id="python">${text('python.name')}</h3>
      ${
        why
          ? html`<p class="note">${why}</p>`
          : html`<k-lens-python
              .library=${library}
              .script=${pythonFor(library, { ...settings, centroids }, shown)}
              @library=${onLibrary}
            ></k-lens-python>`
      }
    </section>`;
  }

  protected override render(): unknown {
    const current = this.#tutorial;
    const onClose = () => this.dispatchEvent(new DismissEvent());
    return html`<aside tabindex="-1" aria-labelledby="title" @keydown=${this.#onKeyDown}>
      <header>
        <h2 id="title">${text('tutorials.name')}</h2>
        <button class="icon" type="button" aria-label=${text('help.close')} @click=${onClose}>${icon('close')}</button>
      </header>
      <div class="groups">
        ${this.#tutorials(current)} ${outcome(this.result, current)} ${this.#parameters()} ${this.#python(current)}
      </div>
    </aside>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-lens-tutorials': TutorialPanel;
  }
}
