import type { Adoption } from './restarts.ts';
import type { Session } from './session.ts';

/** What a slow machine can afford of a live picture. */
export interface Reduced {
  /** Of the sample grid. */
  readonly columns: number;
  readonly rows: number;
  /** Part of the frame's width and height that the canvas has. */
  readonly scale: number;
}

/**
 * How the picture comes about. live: each frame goes on from the last; converging: what stands goes on by itself; settled: nothing of
 * it moves any more; stepping: by hand, and nothing goes on by itself; exact: it is that of an exact run.
 */
export type Mode = 'live' | 'converging' | 'settled' | 'stepping' | 'exact';

/** Numbers about a lens. */
export interface Stats {
  /** New source frames drawn in the last second. */
  readonly fps: number;
  /** From a frame's upload until its picture is done, in milliseconds, measured twice a second. */
  readonly frameMs: number;
  /** Sum of squared distances of the samples to their centroids, in the units of the space. */
  readonly inertia: number;
  /** Number of samples. */
  readonly samples: number;
  /** Mean squared difference of picture and frame, per channel, in RGB of 0–255 units whatever the space, on the samples. */
  readonly mse: number;
  /** null until there is a picture. */
  readonly backend: 'webgl' | 'cpu' | null;
  /** The graphics hardware in its own words; '' until there is a picture. */
  readonly renderer: string;
  /** True where no graphics hardware does the work. */
  readonly software: boolean;
  /** Size of the source's frames, in pixels. */
  readonly frameWidth: number;
  readonly frameHeight: number;
  /** New source frames drawn since the start. */
  readonly frames: number;
  /** The last time that a better start took over from the live clusters; null where none did yet. */
  readonly adoption: Adoption | null;
  /** What the live picture of a slow machine comes down to; null where it gets all that the settings ask for. */
  readonly reduced: Reduced | null;
  /** True where a frozen frame has converged, and the palette is that of the canvas. */
  readonly settled: boolean;
  /** null where nothing runs. */
  readonly mode: Mode | null;
  /** True where the numbers are about the picture that stands. */
  readonly current: boolean;
}

export function statsOf({ loop, picture, running }: Session): Stats {
  const numbers = picture?.numbers;
  const { reduction } = loop.adaptation;
  const hasFrame = picture && loop.rate.frames > 0;
  const { columns, rows } = picture?.engine.grid ?? { columns: 0, rows: 0 };
  return {
    fps: loop.rate.fps(performance.now()),
    frameMs: loop.frameMs,
    inertia: numbers?.inertia ?? 0,
    samples: numbers?.n ?? 0,
    mse: numbers?.mse ?? 0,
    backend: picture?.engine.backend ?? null,
    renderer: picture?.engine.renderer ?? '',
    software: picture?.engine.software ?? false,
    frameWidth: hasFrame ? picture.width : 0,
    frameHeight: hasFrame ? picture.height : 0,
    frames: loop.rate.frames,
    adoption: loop.clusters.adoption,
    reduced: hasFrame && reduction ? { columns, rows, scale: reduction.scale } : null,
    settled: loop.settled,
    mode: running ? loop.clusters.mode : null,
    current: loop.current,
  };
}
