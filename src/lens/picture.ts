import { createEngine, loadCpuEngine } from '../engine/create-engine.ts';
import type { Clustering, Engine, Numbers, Start, View } from '../engine/engine.ts';
import { LensError } from '../settings/errors.ts';
import type { Settings } from '../settings/settings.ts';
import { mutedMask } from '../settings/settings.ts';
import type { Source } from '../sources/source.ts';

/** What the picture depends on; read once at the start of a tick. */
export type PictureSettings = Pick<
  Settings,
  | 'k'
  | 'seeds'
  | 'space'
  | 'view'
  | 'colors'
  | 'grays'
  | 'split'
  | 'sheet'
  | 'resolution'
  | 'position'
  | 'iterations'
  | 'cold'
  | 'steady'
  | 'adaptive'
  | 'muted'
  | 'mirror'
> & {
  /** Part of the frame's width and height that is drawn; 1 unless told. */
  readonly scale?: number;
  /** It is soon drawn again: a slow engine may draw fewer pixels. */
  readonly draft?: boolean;
};

/** How long a lost context may take to come back before a new canvas is tried, in milliseconds. */
const RESTORE_WAIT_MS = 1_000;
/** So many GPU contexts may be lost, one after the other, before the CPU takes over. */
const GPU_LOSSES_MAX = 3;
/** A context that lived so long was not lost for the same reason as the one before, in milliseconds. */
const GPU_LOSS_FORGOTTEN_MS = 60_000;

/** Of a source, or a copy of it. */
export type TakenFrame = Pick<Source, 'image' | 'width' | 'height' | 'facesUser'>;

export interface PictureEvents {
  /** The graphics driver took everything away; a new engine is under way. */
  onLost(): void;
  /** There is a new engine with the last centroids, and no frame yet. */
  onRebuilt(): void;
  /** No engine could be made any more. */
  onFault(error: unknown): void;
}

/** A frame on its way: the engine with its canvas, the clustering on it, and what is drawn. Survives a lost context. */
export class Picture {
  readonly #holder: HTMLElement;
  readonly #events: PictureEvents;
  #engine: Engine;
  #clustering: Clustering;
  #losses = 0;
  #lostAt = 0;
  #lost = false;
  /** True while there is no engine, only what is left of the last one. */
  #released = false;
  /** By which settings the frame on the engine was sampled; '' while there is none. */
  #sampled = '';
  /** Aborted at the end: whoever waits for a context stops waiting. */
  readonly #gone = new AbortController();
  /** The last numbers read; from them a lost context is rebuilt. */
  numbers: Numbers | null = null;
  /** Size of the last frame, in pixels. */
  width = 0;
  height = 0;
  /** Whether it faces the viewer: the frame stays when its camera is gone. */
  #facesUser = false;

  /** @param holder gets the visible canvas as its only child, and another one where the first is of no more use */
  constructor(holder: HTMLElement, events: PictureEvents) {
    this.#holder = holder;
    this.#events = events;
    this.#engine = createEngine(() => this.#newCanvas());
    this.#clustering = this.#engine.cluster();
    this.#watch();
  }

  get engine(): Engine {
    return this.#engine;
  }
  get clustering(): Clustering {
    return this.#clustering;
  }
  get lost(): boolean {
    return this.#lost;
  }
  /** True once there is a frame on the engine. */
  get hasFrame(): boolean {
    return this.#sampled !== '';
  }

  /** True where the picture is turned over, as in a mirror. */
  mirrored({ mirror }: Pick<Settings, 'mirror'>): boolean {
    return mirror === 'on' || (mirror === 'auto' && this.#facesUser);
  }

  /** The way of a live frame. */
  showFrame(source: Source, settings: PictureSettings, start: Start | null): void {
    this.takeFrame(source, settings);
    if (start) this.#clustering.start(start);
    this.#clustering.resize(settings.k);
    this.#clustering.iterate(settings.iterations);
    this.draw(settings);
  }

  /** The first half of it: a new frame and its samples, drawn by nobody yet. */
  takeFrame(source: TakenFrame, settings: PictureSettings): void {
    this.width = source.width;
    this.height = source.height;
    this.#facesUser = source.facesUser;
    this.#engine.upload(source.image, source.width, source.height);
    this.#sampled = '';
    this.resample(settings);
  }

  /** Samples the frame anew where the settings are others than it was sampled with. */
  resample({ resolution, space, position }: PictureSettings): void {
    const sampled = `${resolution} ${space} ${position}`;
    if (sampled === this.#sampled) return;
    this.#engine.sample(resolution, space, position);
    this.#sampled = sampled;
  }

  /** Draws the frame as it is. */
  draw(settings: PictureSettings): void {
    const view: View = {
      kind: settings.view,
      colors: settings.colors,
      grays: settings.grays,
      split: settings.split,
      sheet: settings.sheet,
      mutedMask: mutedMask(settings.muted),
      steady: settings.steady,
      mirror: this.mirrored(settings),
      scale: settings.scale ?? 1,
      draft: settings.draft ?? false,
    };
    this.#engine.draw(this.#clustering, view);
  }

  dispose(): void {
    this.#gone.abort();
    this.#lost = true;
    this.#release();
    this.#holder.replaceChildren();
  }

  #release(): void {
    if (!this.#released) {
      this.#clustering.dispose();
      this.#engine.dispose();
    }
    this.#released = true;
  }

  #newCanvas(): HTMLCanvasElement {
    const canvas = document.createElement('canvas');
    canvas.part.add('canvas');
    this.#holder.replaceChildren(canvas);
    return canvas;
  }

  #watch(): void {
    const { canvas } = this.#engine;
    const onLost = (event: Event) => {
      // Without it the browser never gives the context back.
      event.preventDefault();
      this.#lost = true;
      this.#sampled = '';
      this.#events.onLost();
      // It may come to that; where it cannot be loaded, the GPU has to do.
      loadCpuEngine().catch(() => {});
      this.#awaitContext(canvas);
    };
    // Once: a canvas that gets its context back is watched anew.
    canvas.addEventListener('webglcontextlost', onLost, { once: true, signal: this.#gone.signal });
  }

  /** Goes on with the canvas that lost its context once that is back, and without it after a while. */
  #awaitContext(canvas: HTMLCanvasElement): void {
    const waiting = new AbortController();
    const rebuild = (firstCanvas: () => HTMLCanvasElement) => {
      waiting.abort();
      void this.#rebuild(firstCanvas);
    };
    const timer = setTimeout(() => rebuild(() => this.#newCanvas()), RESTORE_WAIT_MS);
    waiting.signal.addEventListener('abort', () => clearTimeout(timer));
    this.#gone.signal.addEventListener('abort', () => waiting.abort(), { signal: waiting.signal });
    canvas.addEventListener('webglcontextrestored', () => rebuild(() => canvas), { signal: waiting.signal });
  }

  async #rebuild(firstCanvas: () => HTMLCanvasElement): Promise<void> {
    const now = performance.now();
    this.#losses = now - this.#lostAt > GPU_LOSS_FORGOTTEN_MS ? 1 : this.#losses + 1;
    this.#lostAt = now;
    this.#release();
    const create = (canvas = firstCanvas) => {
      this.#engine = createEngine(() => this.#newCanvas(), canvas, this.#losses <= GPU_LOSSES_MAX);
      this.#clustering = this.#engine.cluster();
      this.#released = false;
    };
    try {
      create();
    } catch {
      // Only the CPU is left, and its engine may still be on its way.
      try {
        await loadCpuEngine();
        if (this.#gone.signal.aborted) return;
        create(() => this.#newCanvas());
      } catch (error) {
        if (!this.#gone.signal.aborted) this.#events.onFault(new LensError('webgl-lost', {}, error));
        return;
      }
    }
    this.#lost = false;
    this.#watch();
    this.#events.onRebuilt();
  }
}
