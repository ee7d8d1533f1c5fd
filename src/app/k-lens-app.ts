import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { isEnabled, type Sentence } from '../lens/commands.ts';
import { customElement } from '../lens/define.ts';
import { isRunning } from '../lens/events.ts';
import '../lens/k-lens.ts';
import { text } from '../settings/strings.ts';
import './controls/main-bar.ts';
import { CameraEvent, CommandEvent, SayEvent, SettingEvent } from './events.ts';
import { listenToFiles } from './file-drop.ts';
import { HashSync } from './hash-sync.ts';
import './instruments/k-display.ts';
import './instruments/number-panel.ts';
import './instruments/palette-strip.ts';
import { appStyles } from './k-lens-app.styles.ts';
import { LensWatch } from './lens-watch.ts';
import { buttonStyles } from './look/button-styles.ts';
import { tokens } from './look/tokens.ts';
import { type Page, pageCommands } from './page-commands.ts';
import { listenToClicks } from './picture-clicks.ts';
import { Saving } from './saving.ts';
import { speaking } from './speaking.ts';
import './screens/failure-screen.ts';
import './screens/notice-plate.ts';
import './screens/start-screen.ts';

/** What lies over the page or beside the picture, each loaded when it is first opened. */
const PARTS = {
  helpOpen: () => import('./screens/help-sheet.ts'),
  drawerOpen: () => import('./controls/control-drawer.ts'),
  tutorialsOpen: () => import('./tutorials/tutorial-panel.ts'),
  whichKOpen: () => import('./instruments/which-k-panel.ts'),
  meaningsOpen: () => import('./instruments/number-meanings.ts'),
} as const;
type Layer = keyof typeof PARTS;
const LAYERS = Object.keys(PARTS) as Layer[];
/** As the styles have it. */
const NARROW = matchMedia('(max-width: 700px) and (orientation: portrait)');

/** The page around the lens: everything a person presses here, the lens does. */
@customElement('k-lens-app')
export class KLensApp extends LitElement implements Page {
  static override styles = [tokens, buttonStyles, appStyles];

  @state() helpOpen = false;
  @property({ type: Boolean, reflect: true, attribute: 'drawer' }) drawerOpen = false;
  @property({ type: Boolean, reflect: true, attribute: 'tutorials' }) tutorialsOpen = false;
  @state() numbersShown = true;
  @state() bare = false;
  @state() whichKOpen = false;
  @state() meaningsOpen = false;
  /** What was said last. */
  @state() sentence: Sentence | null = null;
  readonly #lens = document.createElement('k-lens');
  readonly #watch = new LensWatch(this, this.#lens, () => this.#onState());
  readonly #saving = new Saving(this.#lens, this.#watch);
  readonly #hash = new HashSync(this.#lens, () => this.#watch.lookAgain());
  #hadFocus = false;
  /** From the first time they are open until they are left. */
  #inTutorials = false;
  #stopListening = () => {};

  constructor() {
    super();
    const lens = this.#lens;
    lens.className = 'lens';
    const commands = this.#watch.watched([...lens.commands, ...pageCommands(lens, this, this.#saving)]);
    lens.commands = speaking(commands, this, (sentence) => this.#say(sentence));
    listenToClicks(lens, this, (sentence) => this.#say(sentence));
    this.addEventListener(CommandEvent.type, (event) => this.#onCommand(event as CommandEvent));
    this.addEventListener(SettingEvent.type, (event) => this.#onSetting(event as SettingEvent));
    this.addEventListener(SayEvent.type, (event) => this.#onSay(event as SayEvent));
    this.addEventListener(CameraEvent.type, (event) => this.#onCamera(event as CameraEvent));
  }

  get atStart(): boolean {
    return this.#lens.state === 'idle' || this.#lens.state === 'stopped';
  }

  get onlyCamera(): boolean {
    return this.#lens.cameraId !== null && this.#watch.cameras.length === 1;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#hash.connect();
    this.#hash.read();
    // What it is, or why it is none, shows by itself.
    this.#stopListening = listenToFiles(
      (file) => void this.#lens.open(file).catch(() => {}),
      (on) => this.toggleAttribute('dropping', on),
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#hash.disconnect();
    this.#stopListening();
  }

  #onState(): void {
    const { state, exactRun } = this.#lens;
    if (isRunning(state)) this.#loadWords();
    // Only now is it wanted; until it is there, its place is empty.
    if (exactRun) import('./instruments/exact-plate.ts').catch(() => this.#saving.sayUnloaded());
    // It is about the frame that stood.
    if (state !== 'frozen') this.whichKOpen = false;
    if (state !== 'stopped' && state !== 'failed') return;
    // What helps now must be seen.
    this.bare = false;
    if (state === 'failed') return;
    this.drawerOpen = false;
    this.tutorialsOpen = false;
    // A link to a lens that was quit opens the start screen.
    this.#lens.source = 'none';
  }

  #onCommand({ id, byPointer }: CommandEvent): void {
    const command = this.#lens.commands.find((other) => other.id === id);
    if (command && isEnabled(command)) command.run();
    if (byPointer) this.#focusPicture();
  }

  #onSetting({ name, value, byPointer }: SettingEvent): void {
    Object.assign(this.#lens, { [name]: value });
    if (byPointer) this.#focusPicture();
  }

  #onSay({ sentence, byPointer }: SayEvent): void {
    this.#say(sentence);
    // Also what no attribute tells of.
    this.#watch.lookAgain();
    if (byPointer) this.#focusPicture();
  }

  #say(sentence: Sentence): void {
    this.sentence = sentence;
    this.#loadWords();
  }

  /** The page works without them. */
  #loadWords(): void {
    import('./instruments/words.ts').catch(() => {});
  }

  #onCamera({ deviceId, byPointer }: CameraEvent): void {
    // A failure shows by itself: the lens's state and error say so.
    this.#lens.start('camera', deviceId || undefined).catch(() => {});
    if (byPointer) this.#focusPicture();
  }

  protected override willUpdate(changed: PropertyValues): void {
    for (const layer of LAYERS) if (changed.has(layer) && this[layer]) this.#load(layer);
    // Both have the same place.
    if (changed.has('drawerOpen') && this.drawerOpen) this.tutorialsOpen = false;
    if (changed.has('tutorialsOpen') && this.tutorialsOpen) this.drawerOpen = false;
    // On a phone the plot is all there is room for.
    if (changed.has('whichKOpen') && this.whichKOpen && NARROW.matches) this.drawerOpen = this.tutorialsOpen = false;
    if (changed.has('tutorialsOpen') && this.tutorialsOpen) this.#inTutorials = true;
    this.#leaveTutorials();
    // What is open and what is shown: the commands of the page show it too.
    if (changed.size > 0) this.#watch.lookAgain();
    this.#hadFocus = this.shadowRoot?.activeElement != null;
    this.#lens.inert = this.atStart;
    this.#lens.classList.toggle('quit', this.#watch.quit);
  }

  /** What is opened for the first time; a page that lost its host says so. */
  #load(layer: Layer): void {
    PARTS[layer]().catch(() => {
      this[layer] = false;
      this.#saving.sayUnloaded();
    });
    // The drawer shows all that can be saved; without that it shows the rest.
    if (layer === 'drawerOpen') this.#saving.load().catch(() => this.#saving.sayUnloaded());
  }

  /** Closed, and nothing is in their place for a while: what they set goes with them. */
  #leaveTutorials(): void {
    const { tutorialsOpen, drawerOpen, whichKOpen, bare } = this;
    if (!this.#inTutorials || tutorialsOpen || drawerOpen || whichKOpen || bare) return;
    this.#inTutorials = false;
    import('./tutorials/run-tutorial.ts').then(({ leaveTutorials }) => leaveTutorials(this.#lens)).catch(() => {});
  }

  protected override updated(): void {
    // What had the focus is gone: the picture takes it, so that the next Tab goes on from there.
    if (this.#hadFocus && !this.atStart && !this.shadowRoot?.activeElement) this.#focusPicture();
  }

  /** Without a ring around the whole picture: that is for whoever comes to it by Tab. */
  #focusPicture(): void {
    this.#lens.focus({ focusVisible: false });
  }

  #start(): unknown {
    const returned = this.#lens.state === 'stopped';
    return html`<k-lens-start .returned=${returned} .cameraAsked=${this.#lens.source === 'camera'}></k-lens-start>`;
  }

  #over(): unknown {
    const { state, notice, error, source, k, exactRun, exactResult, lastStep } = this.#lens;
    const onBack = () => {
      this.bare = false;
    };
    const onMeanings = () => {
      this.meaningsOpen = !this.meaningsOpen;
    };
    const onWhichKDismiss = () => {
      this.whichKOpen = false;
    };
    const screen = html`<h1 class="sr-only">K-Lens</h1>
      ${error ? html`<k-lens-failure .error=${error} .cameras=${this.#watch.cameras} .demo=${source === 'demo'} .running=${state !== 'failed'}></k-lens-failure>` : nothing}
      <k-lens-notice .state=${state} .notice=${notice}></k-lens-notice>
    `;
    if (this.bare) {
      return html`${screen}
        <button class="back" type="button" @click=${onBack}>${text('bare.back')}</button>
        <p class="bare plate" role="status">${text('bare.hint')}</p>`;
    }
    const instruments = html`<div class="beside">
        <k-lens-k .k=${k} .commands=${this.#watch.views}></k-lens-k>
        <k-lens-chips .lens=${this.#lens} .settings=${this.#watch.settings} .exact=${this.#lens.exactOptions}></k-lens-chips>
      </div>
      <div class="numbers">
        <k-lens-numbers .state=${state} .stats=${this.#watch.stats} .exact=${exactResult} .report=${lastStep} .shown=${this.numbersShown} .open=${this.meaningsOpen} @k-meanings=${onMeanings}></k-lens-numbers>
        ${this.meaningsOpen ? html`<k-lens-meanings .exact=${exactResult} @k-dismiss=${onMeanings}></k-lens-meanings>` : nothing}
      </div>`;
    return html`${screen} ${this.#watch.hasPicture ? instruments : nothing}
      ${this.whichKOpen ? html`<k-lens-which-k .lens=${this.#lens} .settings=${this.#watch.settings} @k-dismiss=${onWhichKDismiss}></k-lens-which-k>` : nothing}
      ${exactRun ? html`<k-lens-exact .run=${exactRun}></k-lens-exact>` : nothing}
      <k-lens-bar .commands=${this.#watch.views}></k-lens-bar>`;
  }

  #around(): unknown {
    const lens = this.#lens;
    const onDismiss = () => {
      this.drawerOpen = false;
      this.tutorialsOpen = false;
    };
    return html`${
      this.drawerOpen
        ? html`<k-lens-drawer
            .commands=${this.#watch.views}
            .settings=${this.#watch.settings}
            .cameras=${this.#watch.cameras}
            .cameraId=${lens.cameraId}
            @k-dismiss=${onDismiss}
          ></k-lens-drawer>`
        : nothing
    }
    ${
      this.tutorialsOpen
        ? html`<k-lens-tutorials
            .lens=${lens}
            .settings=${this.#watch.settings}
            .run=${lens.exactRun}
            .result=${lens.exactResult}
            @k-dismiss=${onDismiss}
          ></k-lens-tutorials>`
        : nothing
    }
    ${this.#watch.hasPicture ? html`<k-lens-palette .swatches=${this.#watch.swatches} .muted=${lens.muted}></k-lens-palette>` : nothing}`;
  }

  protected override render(): unknown {
    const onDismiss = () => {
      this.helpOpen = false;
    };
    return html`<main>${this.#lens} ${this.atStart ? nothing : this.#over()} ${this.#saving.sign}
        <p class="status plate" role="status">${this.#saving.status}</p>
      </main>
      ${this.atStart || this.bare ? nothing : this.#around()} ${this.atStart ? this.#start() : nothing}
      <k-lens-caption class=${this.atStart ? 'start' : ''} .sentence=${this.sentence} .report=${this.bare ? null : this.#watch.report}></k-lens-caption>
      <k-lens-help .open=${this.helpOpen} .commands=${this.#lens.commands} @k-dismiss=${onDismiss}></k-lens-help>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-lens-app': KLensApp;
  }
}
