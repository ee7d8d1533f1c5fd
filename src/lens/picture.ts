import { createEngine } from '../engine/create-engine.ts';
import type { Clustering, Engine, Numbers, Start, View } from '../engine/engine.ts';
import type { Settings } from '../settings/settings.ts';
import { mutedMask } from '../settings/settings.ts';
import type { Source } from '../sources/source.ts';

/** What the picture depends on; read once at the start of a tick. */
export type PictureSettings = Pick<Settings, 'k' | 'view' | 'resolution' | 'iterations' | 'muted'> & {
  readonly mirrored: boolean;
};

/** How long a lost context may take to come back before a new canvas is tried, in milliseconds. */
const RESTORE_WAIT_MS = 1_000;
/** So many GPU contexts may be lost, one after the other, before the CPU takes over. */
const GPU_LOSSES_MAX = 3;
/** A context that lived so long was not lost for the same reason as the one before, in milliseconds. */
const GPU_LOSS_FORGOTTEN_MS = 60_000;

export interface PictureEvents {
  /** The graphics driver took everything away; a new engine is under way. */
  onLost(): void;
  /** There is a new engine with the last centroids, and no frame yet. */
  onRebuilt(): void;
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
  /** The last numbers read; from them a lost context is rebuilt. */
  numbers: Numbers | null = null;

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

  /** The way of a live frame. */
  showFrame(source: Source, settings: PictureSettings, start: Start | null): void {
    this.#engine.upload(source.image, source.width, source.height);
    this.#engine.sample(settings.resolution);
    if (start) this.#clustering.start(start);
    this.#clustering.resize(settings.k);
    this.#clustering.iterate(settings.iterations);
    this.draw(settings);
  }

  /** Draws the frame as it is. */
  draw(settings: PictureSettings): void {
    const view: View = {
      kind: settings.view,
      mutedMask: mutedMask(settings.muted),
      mirror: settings.mirrored,
    };
    this.#engine.draw(this.#clustering, view);
  }

  dispose(): void {
    this.#lost = true;
    this.#clustering.dispose();
    this.#engine.dispose();
    this.#holder.replaceChildren();
  }

  #newCanvas(): HTMLCanvasElement {
    const canvas = document.createElement('canvas');
    canvas.part.add('canvas');
    this.#holder.replaceChildren(canvas);
    return canvas;
  }

  #watch(): void {
    const { canvas } = this.#engine;
    canvas.addEventListener('webglcontextlost', (event) => {
      if (this.#lost) return;
      // Without it the browser never gives the context back.
      event.preventDefault();
      this.#lost = true;
      this.#events.onLost();
      const listening = new AbortController();
      const rebuild = (firstCanvas: () => HTMLCanvasElement) => {
        listening.abort();
        clearTimeout(timer);
        this.#rebuild(firstCanvas);
      };
      const timer = setTimeout(() => rebuild(() => this.#newCanvas()), RESTORE_WAIT_MS);
      canvas.addEventListener('webglcontextrestored', () => rebuild(() => canvas), { signal: listening.signal });
    });
  }

  #rebuild(firstCanvas: () => HTMLCanvasElement): void {
    if (!this.#holder.isConnected) return;
    const now = performance.now();
    this.#losses = now - this.#lostAt > GPU_LOSS_FORGOTTEN_MS ? 1 : this.#losses + 1;
    this.#lostAt = now;
    this.#clustering.dispose();
    this.#engine.dispose();
    this.#engine = createEngine(() => this.#newCanvas(), firstCanvas, this.#losses <= GPU_LOSSES_MAX);
    this.#clustering = this.#engine.cluster();
    this.#lost = false;
    this.#watch();
    this.#events.onRebuilt();
  }
}
