import type { Space } from '../../color/spaces.ts';
import type { Seeding } from '../../kmeans/index.ts';
import type { Start } from '../engine.ts';
import { COARSE_RESOLUTION, search } from '../search.ts';
import { tablesOf } from './drawn.ts';
import type { Frame } from './frame.ts';
import type { GpuClustering } from './gpu-clustering.ts';
import type { GpuEngine, GpuRetained } from './gpu-engine.ts';
import { labelPaints } from './label-paints.ts';

/** Any weight of the position that is not 0, in percent. */
const POSITION = 50;

/** Three clusters: the first and the second seed want one kernel, all others another. */
const K = 3;

const seeded = (seeding: Seeding): Start => ({ k: K, seeding, random: () => 0.5, iterations: 1 });

/**
 * Compiles the shaders that only a key needs before that key is pressed: does everything once for nothing, one thing a
 * frame, so that no frame stutters, and all within the first second. tfjs compiles for each size of texture, so that
 * another sample grid wants it again.
 */
export class WarmUp {
  readonly #frame: Frame;
  readonly #engine: GpuEngine;
  readonly #rehearsals: readonly (() => void)[];
  /** By size of the grid: rehearsals that are left. */
  readonly #left = new Map<string, number>();

  /** @param frame the engine's, whose grid tells when to rehearse */
  constructor(frame: Frame, engine: GpuEngine) {
    this.#frame = frame;
    this.#engine = engine;
    const seedings = ['k-means++', 'random-box', 'random-partition'] as const;
    this.#rehearsals = [
      () => this.#search(POSITION),
      this.#on(POSITION, (clustering) => {
        // From a color without a position, as when the position comes to count.
        clustering.iterate(1);
        clustering.start(seeded('k-means++'));
        clustering.read().catch(() => {});
      }),
      () => engine.retain(COARSE_RESOLUTION, 'lab', 0).dispose(),
      this.#on(0, (inSpace) => void inSpace.read().catch(() => {}), 'lab'),
      // Two challengers and a reader may ask at the same time. What is answered here interests nobody, and where the
      // engine goes meanwhile, there is no answer.
      this.#on(0, (clustering) => {
        void Promise.all([clustering.read(), clustering.read(), clustering.read()]).catch(() => {});
      }),
      () => this.#search(0),
      this.#on(0, (clustering) => {
        clustering.drawn(({ anchors, paints, k }) => {
          for (const shown of [paints, labelPaints()]) tablesOf(anchors, shown, k);
        });
      }),
      this.#on(0, (clustering) => {
        clustering.resize(2);
        clustering.resize(1);
      }),
      // Between them they want every kernel that a seeding can want.
      ...seedings.map((seeding) => this.#on(0, (clustering) => clustering.start(seeded(seeding)))),
    ];
  }

  #search(position: number): void {
    const full = this.#retain(position);
    const retain = (resolution: number) => this.#engine.retain(resolution, 'rgb', position);
    const rehearsed = search({ retain, cluster: () => full.cluster() }, K, () => 0.5, 1);
    try {
      let step = rehearsed.next();
      while (!step.done) step = rehearsed.next();
      step.value?.dispose();
    } finally {
      full.dispose();
    }
  }

  #retain(position: number, space: Space = 'rgb'): GpuRetained {
    return this.#engine.retain(this.#frame.grid.columns, space, position);
  }

  /** Does something with a clustering of the frame's own grid. */
  #on(position: number, work: (clustering: GpuClustering) => void, space?: Space): () => void {
    return () => {
      const retained = this.#retain(position, space);
      const clustering = retained.cluster();
      try {
        work(clustering);
      } finally {
        clustering.dispose();
        retained.dispose();
      }
    };
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
    // What cannot be rehearsed may never be wanted; whoever wants it hears of it then.
    try {
      this.#rehearsals[left]();
    } catch (error) {
      console.warn(error);
    }
  }

  get #size(): string {
    const { rows, columns } = this.#frame.grid;
    return `${columns}×${rows}`;
  }

  #leftFor(size: string): number {
    return this.#left.get(size) ?? this.#rehearsals.length;
  }
}
