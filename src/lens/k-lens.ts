import { LitElement, type PropertyValues } from 'lit';
import type { ExactOptions } from '../exact/exact.ts';
import type { LabelMap } from '../export/label-map.ts';
import { random } from '../kmeans/index.ts';
import { type LensError, loaded } from '../settings/errors.ts';
import { defaults, type Settings, seedColors } from '../settings/settings.ts';
import { text } from '../settings/strings.ts';
import type { Command } from './commands.ts';
import { define } from './define.ts';
import {
  ExactProgressEvent,
  LensErrorEvent,
  type LensState,
  PaletteChangeEvent,
  StateChangeEvent,
  StepChangeEvent,
  type Swatch,
} from './events.ts';
import { ExactControl, type ExactOrder, type ExactPicture, type ExactRun } from './exact-control.ts';
import { lensStyles } from './k-lens.styles.ts';
import { listenToKeys } from './keyboard.ts';
import { lensCommands } from './lens-commands.ts';
import { type Color, centroidsOf, paletteOf } from './palette.ts';
import { checkReseed, type ReseedOptions } from './reseed.ts';
import { Session } from './session.ts';
import {
  beginsFirstUpdate,
  defineSettings,
  SETTING_PROPERTIES,
  settingsOf,
  takeOwnProperties,
} from './setting-properties.ts';
import { SourceControl } from './source-control.ts';
import { SplitDivider } from './split-divider.ts';
import { type Stats, statsOf } from './stats.ts';
import type { Notice } from './status.ts';
import type { Half, StepReport } from './stepping.ts';
import { labelAt, labelsOf, snapshotOf, stillOf } from './still.ts';
import type { Quality, WhichKOptions } from './which-k.ts';

// The settings are properties by their table, not by name.
export interface KLens extends Settings {}

/**
 * A live lens: a source of frames, redrawn in k colors. Its attributes are the settings of the table.
 *
 * @fires statechange when `state`, `notice` or the camera's abilities change
 * @fires palettechange at most ten times a second
 * @fires stepchange when `lastStep` is known, or gone
 * @fires error when something fails; `error` then says what
 * @fires exactprogress while an exact run goes on
 * @csspart canvas the picture, as large as the frame, or smaller on a slow machine; CSS scales it
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: defineSettings() gives the class what that interface promises
export class KLens extends LitElement {
  static override properties = { ...SETTING_PROPERTIES };
  static override styles = lensStyles;

  #exactOptions: ExactOptions = {};
  #commands: readonly Command[] = lensCommands(this);
  readonly #holder = document.createElement('div');
  readonly #session = new Session(this.#holder, () => settingsOf(this), {
    onChange: () => this.#onChange(),
    onNumbers: () => {
      // The size of the frames may be another one.
      this.#showDivider();
      this.dispatchEvent(new PaletteChangeEvent(this.palette));
    },
    onStep: () => this.dispatchEvent(new StepChangeEvent(this.lastStep)),
    onPlay: () => this.#onChange(),
    onError: (error) => this.dispatchEvent(new LensErrorEvent(error)),
    // A failure shows by itself: state and error say so.
    onReturned: (cameraId) => void this.#sources.cameraReturned(cameraId).catch(() => {}),
    onReopen: (kind) => void this.start(kind).catch(() => {}),
  });
  readonly #sources = new SourceControl(this.#session, (kind) => {
    this.source = kind;
  });
  readonly #exact = new ExactControl(this.#session, {
    onChange: () => this.#onChange(),
    onProgress: (run) => this.dispatchEvent(new ExactProgressEvent(run)),
    onShow: (k) => {
      this.k = k;
    },
  });
  #lastState: LensState = 'idle';
  /** The `source` that is not to be followed any more: something was asked for since it was set. */
  #overruled: Settings['source'] | null = null;
  readonly #divider = new SplitDivider((split) => {
    this.split = split;
  });
  #stopKeys = () => {};
  readonly #onPageHide = () => this.stop();
  readonly #onPageShow = (event: PageTransitionEvent) => event.persisted && this.#begin();

  constructor() {
    super();
    this.#holder.className = 'holder';
    this.#holder.tabIndex = 0;
    this.#holder.setAttribute('role', 'img');
    this.#holder.setAttribute('aria-label', text('picture.name'));
    takeOwnProperties(this, KLens.prototype);
  }

  /** What the key E asks of an exact run; k and space are the lens's unless they are in here. */
  get exactOptions(): ExactOptions {
    return this.#exactOptions;
  }
  set exactOptions(options: ExactOptions | null | undefined) {
    this.#exactOptions = options ?? {};
  }
  /** Everything that keys can do here; a page puts its own beside. */
  get commands(): readonly Command[] {
    return this.#commands;
  }
  set commands(commands: readonly Command[] | null | undefined) {
    this.#commands = commands ?? lensCommands(this);
  }

  get state(): LensState {
    return this.#session.status.state;
  }
  /** Something passing that a viewer should know, and that is no failure; null mostly. */
  get notice(): Notice | null {
    return this.#session.status.notice;
  }
  /** Why the lens failed; null while all is well. */
  get error(): LensError | null {
    return this.#session.status.error;
  }
  /** One entry per cluster, of the last numbers read, or of the exact run that the picture shows. */
  get palette(): readonly Swatch[] {
    return paletteOf(this.#exact.numbers ?? this.#session.picture?.numbers, this);
  }
  /** [r, g, b] per cluster, 0 to 255, not rounded. */
  get centroids(): Color[] {
    return centroidsOf(this.#exact.numbers ?? this.#session.picture?.numbers);
  }
  get stats(): Stats {
    // A setting that waits for its tick has settled nothing.
    const stats = statsOf(this.#session);
    const waits = this.isUpdatePending;
    return { ...stats, settled: stats.settled && !waits, current: stats.current && !waits };
  }
  /** What became of the last half-step by hand; null where none was taken, or it is not known yet. */
  get lastStep(): StepReport | null {
    return this.#session.loop.clusters.lastStep;
  }
  /** True once there is a frame to look at, even if nothing runs any more. */
  get hasPicture(): boolean {
    return this.#session.hasPicture;
  }
  /** True where the source is one picture, which stands. */
  get onePicture(): boolean {
    return this.#session.still;
  }
  get mirrored(): boolean {
    return this.#session.mirrored;
  }
  /** The camera that runs; '' where the browser does not say, null where none runs. */
  get cameraId(): string | null {
    return this.#sources.cameraId;
  }
  /** True where the running camera's exposure, white balance or focus can be held. */
  get lockable(): boolean {
    return this.#sources.lockable;
  }
  /** True while they are held. */
  get locked(): boolean {
    return this.#sources.locked;
  }
  /** The exact run that goes on; null where none does. */
  get exactRun(): ExactRun | null {
    return this.#exact.running;
  }
  /** The exact run whose result the picture shows; null where it shows another. */
  get exactResult(): ExactPicture | null {
    return this.#exact.result;
  }
  /** True while half-steps are played. */
  get playing(): boolean {
    return this.#session.loop.clusters.player.playing;
  }

  /**
   * Starts a source; a running one is closed first.
   * @param source the element's `source` unless told, and the camera where that is `none`
   *   A `file` is the one opened last. A `screen` is asked for by the browser, which wants a click or a key just before.
   * @param cameraId which camera; the one used last unless told
   * @throws LensError `bad-argument`; `file-none`; the element's `error`; an AbortError where something else was asked for meanwhile
   */
  start(source?: string | null, cameraId?: string | null): Promise<void> {
    const own = this.source === 'none' ? 'camera' : this.source;
    return this.#overrule(this.#sources.start(source ?? own, cameraId ?? undefined));
  }

  /**
   * Opens a picture, which stands, or a video, which plays in a loop without sound. What runs goes on until it is there,
   * and where it turns out to be neither.
   * @throws LensError `bad-argument`; the element's `error`, naming the file; an AbortError where something else was asked
   *   for meanwhile
   */
  open(file: Blob): Promise<void> {
    return this.#overrule(this.#sources.open(file));
  }

  /** Takes back what `notice` says, or an `error` that did not end what runs. */
  dismiss(): void {
    this.#session.dismiss();
  }

  /** Releases the source: a camera's light goes off. The last picture stays. */
  stop(): void {
    this.#sources.giveUp();
    this.#session.stop();
    this.frozen = false;
  }

  /** Lets the frame stand; before there is one, as soon as there is. */
  freeze(): void {
    this.frozen = true;
    this.#session.freeze(true);
  }
  resume(): void {
    this.frozen = false;
    this.#session.freeze(false);
  }

  /** Starts the clusters again. @throws LensError `bad-argument` with the range in its text */
  reseed(options: ReseedOptions = {}): void {
    const { seeding, seed, centroids } = checkReseed(options);
    if (centroids) this.k = centroids.length / 3;
    // Those of a link are not where it starts now.
    this.seeds = '';
    const { loop, frozen } = this.#session;
    const start = { ...loop.clusters.coldStart(), seeding, ...(seed !== null && { random: random(seed) }) };
    loop.clusters.seed(centroids ? { ...start, k: this.k, centroids } : start, frozen);
  }

  /** The next half of an iteration on the frozen frame, which it freezes; null where there is no picture yet. */
  step(): Half | null {
    this.#session.freeze(true);
    return this.#session.loop.clusters.step();
  }
  /** Takes the last half-step back. */
  stepBack(): void {
    this.#session.loop.clusters.stepBack();
  }
  /** Plays the half-steps one after the other until nothing changes any more, or stops that. */
  togglePlay(): void {
    const { loop, frozen } = this.#session;
    const { player } = loop.clusters;
    if (player.playing) player.stop();
    else if (frozen) player.start();
  }

  /**
   * K-means on every pixel of the frame, which it freezes, in float64, in a worker; the picture then shows the result.
   * A second call ends the first, which resolves with its best so far, as does one that is aborted.
   * @throws LensError `not-running`; `bad-argument` with the range in its text; `exact-failed`
   */
  exact(options: ExactOptions = {}): Promise<ExactPicture> {
    return this.#exact.run(this.#orderOf(options));
  }
  /**
   * The same, cold, on one frame after the other, each shown when it is done, as scripts without a warm start do.
   * @returns the last, once `cancelExact` or the signal ends it
   */
  exactFrames(options: ExactOptions = {}): Promise<ExactPicture> {
    return this.#exact.runFrames(this.#orderOf(options));
  }
  /** The options that E asks for are the element's own, whoever gives them: it says what is wrong with them. */
  #orderOf(options: ExactOptions): ExactOrder {
    // Whoever calls from JavaScript may give anything.
    return { options: options ?? {}, own: options === this.exactOptions };
  }
  /** Ends the exact run that goes on, with the best so far. */
  cancelExact(): void {
    this.#exact.cancel();
  }

  /**
   * Inertia and silhouette for k = 1 to 16 on the samples of the frame, which it freezes, in float64, in a worker.
   * Aborted, it resolves with those so far.
   * @throws LensError `not-running`; `exact-failed`
   */
  async whichK(options: WhichKOptions = {}): Promise<readonly Quality[]> {
    // A frame that goes on is none to ask about.
    if (this.#exact.running?.pace) this.#exact.cancel();
    this.#session.freeze(true);
    return (await loaded(import('./which-k.ts'))).whichK(this.#session, options ?? {});
  }

  /**
   * The picture as it is, at frame size.
   * @throws LensError `not-running` where there is none
   */
  snapshot(type = 'image/png'): Promise<Blob> {
    return snapshotOf(this.#session, type);
  }

  /**
   * The canvas, with the picture complete, at frame size, and every pixel in its nearest cluster: for whoever reads it
   * at once. null where there is no picture.
   */
  still(): HTMLCanvasElement | null {
    return stillOf(this.#session);
  }

  /** The cluster of every pixel of the frame, as `still()` shows it; null where there is no picture. */
  labels(): LabelMap | null {
    return labelsOf(this.#session);
  }

  /** The label, from 0, of what is seen at a point of the page, as pointer events have it; null where there is none. */
  labelAt(clientX: number, clientY: number): number | null {
    return labelAt(this.#session, clientX, clientY);
  }

  /** The camera after the running one, in the browser's order. */
  nextCamera(): Promise<void> {
    return this.#overrule(this.#sources.nextCamera());
  }

  /** Holds the camera's exposure, white balance and focus, or sets them free: automatics move every cluster. */
  async setLocked(on: boolean): Promise<void> {
    await this.#sources.setLocked(on);
    this.#onChange();
  }

  /** Everything back to its default, but for the source that runs and who hears the keys. */
  reset(): void {
    Object.assign(this, { ...defaults(), source: this.source, keys: this.keys });
    this.exactOptions = {};
  }

  /** The focus is the picture's: there the keys are heard, and a screen reader reads its name. */
  override focus(options?: FocusOptions): void {
    this.#holder.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pagehide', this.#onPageHide);
    addEventListener('pageshow', this.#onPageShow);
    this.#listen();
    // It was moved: what starts by itself starts again.
    if (this.hasUpdated) this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pagehide', this.#onPageHide);
    removeEventListener('pageshow', this.#onPageShow);
    this.#stopKeys();
    this.#sources.giveUp();
    this.#session.dispose();
    this.frozen = false;
  }

  protected override performUpdate(): void {
    if (!this.hasUpdated) beginsFirstUpdate(this);
    super.performUpdate();
  }

  protected override updated(changed: PropertyValues<Settings>): void {
    if (changed.has('keys')) this.#listen();
    // The source first: a frozen picture that is wished for is the new source's.
    if (changed.has('source') && this.source !== this.#overruled) this.#follow();
    this.#overruled = null;
    if (changed.has('frozen')) this.#session.freeze(this.frozen);
    this.#followSeeds(changed);
    this.#session.loop.changed();
    this.#showDivider();
    // The numbers are the same, and no others may come.
    const seen = (['view', 'colors', 'grays', 'muted'] as const).some((name) => changed.has(name));
    if (seen && this.hasPicture) this.dispatchEvent(new PaletteChangeEvent(this.palette));
  }

  /** Of other clusters, or another space, they are stale; others than before are a start. */
  #followSeeds(changed: PropertyValues<Settings>): void {
    if (!this.seeds) return;
    if (changed.has('seeds')) {
      if (this.#session.running) this.#session.loop.clusters.seedsChanged();
    } else if (changed.has('space') || (changed.has('k') && !seedColors(this.seeds, this.k))) {
      this.seeds = '';
    }
  }

  #showDivider(): void {
    const { picture } = this.#session;
    this.#divider.show(this.sheet ? 0 : this.split, picture && picture.width > 0 ? picture.engine.canvas : null);
  }

  /** What is asked for by name comes after the setting as it is now, whose turn would be with the next update. */
  #overrule(asked: Promise<void>): Promise<void> {
    if (this.isUpdatePending) this.#overruled = this.source;
    return asked;
  }

  /** On the page once more: what was asked for before that stays. */
  #begin(): void {
    if (!this.#session.kind) this.#follow();
  }

  /** A demo may start by itself; a camera waits for `start()`, because its prompt should follow a click. */
  #follow(): void {
    if (!this.isConnected) return;
    const { kind } = this.#session;
    if (this.source === 'none' && kind) this.stop();
    if (this.source === 'demo' && kind !== 'demo') void this.start().catch(() => {});
  }

  #listen(): void {
    this.#stopKeys();
    const target = { off: null, focus: this, page: document }[this.keys];
    this.#stopKeys = target ? listenToKeys(target, () => this.commands) : () => {};
  }

  #onChange(): void {
    const { state } = this;
    const { still, running, source } = this.#session;
    // A new source begins live; but a wish from before, a link's for example, holds until there is a picture.
    const stood = this.#lastState === 'frozen' || (this.#lastState === 'failed' && this.hasPicture);
    if (state === 'starting' && stood) this.frozen = false;
    // A file or a screen is the element's source once it is there.
    if (running && this.#lastState === 'starting' && source) this.source = source.kind;
    // A still picture cannot be anything else, nor one whose source is gone.
    if (running && (state !== this.#lastState || still || !source)) this.frozen = state === 'frozen';
    if (state !== 'frozen') this.#exact.abandon();
    this.#lastState = state;
    this.#showDivider();
    this.dispatchEvent(new StateChangeEvent(state));
  }

  /** No markup: that would want a policy of the page for Lit. */
  protected override render(): unknown {
    return [this.#holder, this.#divider.element];
  }
}

defineSettings(KLens.prototype);
define('k-lens', KLens);

declare global {
  interface HTMLElementTagNameMap {
    'k-lens': KLens;
  }
}
