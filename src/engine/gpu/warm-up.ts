import { SEEDINGS } from '../../kmeans/index.ts';
import { COARSE_RESOLUTION, search } from '../search.ts';
import type { Frame } from './frame.ts';
import type { GpuEngine } from './gpu-engine.ts';

/**
 * Compiles the shaders that only a key needs before that key is pressed: does everything once for nothing, one thing a
 * frame, so that no frame stutters, and all within the first second. tfjs compiles for each size of texture, so that
 * another sample grid wants it again.
 */
export class WarmUp {
  readonly #frame: Frame;
  readonly #rehearsals: readonly (() => void)[];
  /** By size of the grid: rehearsals that are left. */
  readonly #left = new Map<string, number>();
  readonly dispose: () => void;

  /** @param frame the engine's, whose grid tells when to rehearse */
  constructor(frame: Frame, engine: GpuEngine) {
    this.#frame = frame;
    const clustering = engine.cluster();
    this.dispose = () => clustering.dispose();
    const seedings = SEEDINGS.filter((seeding) => seeding !== 'warm');
    this.#rehearsals = [
      () => {
        const saved = clustering.save();
        clustering.restore(saved);
        saved.dispose();
      },
      // Two challengers and a reader may ask at the same time. What is answered here interests nobody, and where the
      // engine goes meanwhile, there is no answer.
      () => void Promise.all([clustering.read(), clustering.read(), clustering.read()]).catch(() => {}),
      () => {
        const rehearsed = search(engine, 2, () => 0.5, 2);
        let step = rehearsed.next();
        while (!step.done) step = rehearsed.next();
        step.value?.dispose();
      },
      () => clustering.drawn(0, () => {}),
      () => clustering.drawnSteady(0, () => {}),
      ...(['rgb', 'lab'] as const).map((space) => () => {
        engine.retain(COARSE_RESOLUTION, space).dispose();
        const retained = engine.retain(frame.grid.columns, space);
        const inSpace = retained.cluster();
        inSpace.read().catch(() => {});
        inSpace.dispose();
        retained.dispose();
      }),
      // From k = 2, where the seedings before leave it.
      () => clustering.resize(1),
      () => clustering.resize(3),
      ...seedings.map((seeding) => () => clustering.start({ k: 2, seeding, random: () => 0.5, iterations: 1 })),
    ];
  }

  /** True while there is something left to rehearse for the present grid. */
  get rehearsing(): boolean {
    return this.#leftFor(this.#size) > 0;
  }

  /** Rehearses one thing more, while there is any. */
  next(): void {
    const size = this.#size;
    const left = this.#leftFor(size) - 1;
    if (left < 0) return;
    this.#left.set(size, left);
    this.#rehearsals[left]();
  }

  get #size(): string {
    const { rows, columns } = this.#frame.grid;
    return `${columns}×${rows}`;
  }

  #leftFor(size: string): number {
    return this.#left.get(size) ?? this.#rehearsals.length;
  }
}
