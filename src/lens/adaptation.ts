import type { Picture, PictureSettings } from './picture.ts';
import type { Reader } from './reader.ts';
import { type Reduction, ResolutionPolicy, reducedColumns } from './resolution-policy.ts';

/** Gives the live picture what the machine can afford of its settings, and finds that out by its frames. */
export class Adaptation {
  /** What the picture gets now; null where it is all. */
  reduction: Reduction | null = null;
  readonly #policy = new ResolutionPolicy();
  /** Of the full sample grid. */
  #columns = 0;

  /** Another source: begins anew. */
  reset(): void {
    this.#policy.reset();
  }

  /** The settings that a tick goes by. What is frozen is always complete. */
  adapt(settings: PictureSettings, frozen: boolean, frameWidth: number): PictureSettings {
    this.#columns = Math.min(settings.resolution, frameWidth);
    this.reduction = settings.adaptive && !frozen ? this.#policy.reduction : null;
    if (!this.reduction) return settings;
    return { ...settings, resolution: reducedColumns(this.#columns, this.reduction), scale: this.reduction.scale };
  }

  /** Has the frame timed that was begun at `now` and just handed over, and learns from it where it is an ordinary one. */
  time(reader: Reader, picture: Picture, { cold, adaptive }: PictureSettings, frozen: boolean, now: number): void {
    const ordinary = adaptive && !frozen && !cold && !picture.engine.rehearsing;
    if (!ordinary) this.#policy.disturb();
    reader.time(picture, now, (ms) => {
      // Hidden, the timers that wait for the engine are slow.
      if (document.hidden) this.#policy.disturb();
      else if (ordinary) this.#policy.measured(ms, now, this.#columns);
    });
  }
}
