import type { Space } from '../color/spaces.ts';
import type { Seeding } from '../kmeans/index.ts';
import type { Settings } from '../settings/settings.ts';
import type { SampleGrid } from './sample-grid.ts';

/** What an engine can take a frame from. */
export type FrameImage = HTMLVideoElement | HTMLCanvasElement | ImageBitmap;

/** How one clustering is drawn into the canvas. */
export interface View {
  readonly kind: Settings['view'];
  /**
   * Bit i: cluster i (from 0) is drawn black, or as a checkerboard where one cluster is left alone. In `segments` what is left then
   * has its own colors.
   */
  readonly mutedMask: number;
  /** Of `labels`; skimage's unless told. The others come with numbers on the regions. */
  readonly colors?: Settings['colors'];
  /** Of `gray`: which formula; `reciprocal` unless told. */
  readonly grays?: Settings['grays'];
  /** Percent of the canvas's width, from its left, that shows the frame as it is; 0 unless told. `original` beside it is `segments`. */
  readonly split?: number;
  /** Every cluster alone, each in a tile of the canvas; `split` and `mutedMask` count for nothing then. */
  readonly sheet?: boolean;
  /** A pixel stays in the cluster it was last drawn in, until it lies clearly in another one (steady.ts). */
  readonly steady?: boolean;
  readonly mirror: boolean;
  /** Part of the frame's width and height that the canvas has, above 0, up to 1; 1 unless told. */
  readonly scale?: number;
  /**
   * An engine that has no time for every pixel may draw fewer of them, each as a square: what is live or still moves is soon drawn
   * again. Unless told, every pixel of the canvas is its own.
   */
  readonly draft?: boolean;
}

/** The few numbers per cluster that come back from the GPU. */
export interface Numbers {
  readonly k: number;
  /** [k, 3] RGB, 0 to 255, not rounded, whatever space is clustered. */
  readonly centroids: Float32Array;
  /** Weight of the position against the color, in percent. */
  readonly position: number;
  /** [k, 2] x and y of each centroid, where the frame's longer side is 1; null where the position counts for nothing. */
  readonly positions: Float32Array | null;
  /** [k] weight of each cluster as a part of all samples, 0 to 1. */
  readonly shares: Float32Array;
  /**
   * Sum of squared distances of the samples to the centroids of their labels, in the units of the space; with the position's
   * part, (weight × distance)², where the side of the space's cube is as long as the frame's longer side.
   */
  readonly inertia: number;
  /** Mean squared difference of the samples and the colors shown for them, per channel, in RGB of 0–255 units. */
  readonly mse: number;
  /** Number of samples. */
  readonly n: number;
  /** How far an update from these labels moves the centroid that it moves most, in 255ths of the space's cube: 0 is convergence. */
  readonly shift: number;
}

/** A cold start. */
export interface Start {
  readonly k: number;
  readonly seeding: Seeding;
  /** Uniform numbers in [0, 1), injected so that a run can be repeated. */
  readonly random: () => number;
  /** Lloyd iterations after the seeding; 0 shows the seeds themselves. */
  readonly iterations: number;
  /** [k, 3] RGB, 0 to 255: where `warm` starts. */
  readonly centroids?: Float32Array;
  /** [k, 2] as in `Numbers`, for `warm`; those that the clusters have by color unless told. */
  readonly positions?: Float32Array | null;
}

/** Centroids that were saved, on the engine that saved them. */
export interface Saved {
  dispose(): void;
}

/** A set of centroids that follows the engine's current frame. Any number of them share one frame. */
export interface Clustering {
  /** Number of clusters now, 1 to K_MAX. */
  readonly k: number;
  /** Starts cold. Except for `warm`, clusters are then numbered by descending share. */
  start(start: Start): void;
  /** Splits or removes clusters until there are `k`; every other cluster keeps its number. */
  resize(k: number): void;
  /** Runs so many Lloyd iterations from where the centroids are. */
  iterate(iterations: number): void;
  /** Numbers the clusters by descending share. */
  sort(): void;
  /** Takes the centroids of the best of these attempts, on the same samples; its own are better at most where k is the same. */
  takeBest(attempts: Attempts): void;
  /** One half of a Lloyd iteration, for stepping by hand: labels by the centroids, or centroids from the labels. */
  half(which: 'assign' | 'update'): void;
  /** Where the centroids are now, to come back to. Its owner disposes of it. */
  save(): Saved;
  restore(saved: Saved): void;
  /** The numbers of the clustering as it stands. Rejects only where the engine is lost or gone. */
  read(): Promise<Numbers>;
  dispose(): void;
}

/** Cold starts side by side, as many as the engine likes best, each by a chance of its own. */
export interface Attempts {
  /** How many they are. */
  readonly count: number;
  /** Clusters in each of them so far. */
  readonly k: number;
  /** Adds one centroid to each where k-means++ would: at a sample drawn in proportion to its squared distance. */
  sow(random: () => number): void;
  /** Runs one Lloyd iteration of each. */
  iterate(): void;
  dispose(): void;
}

/** Samples of one moment, kept while the frame goes on. */
export interface Retained {
  /** Number of samples. */
  readonly n: number;
  /** New attempts on these samples, without clusters. */
  attempts(): Attempts;
  /** A new clustering of these samples. It is not drawn. */
  cluster(): Clustering;
  dispose(): void;
}

/** What an engine holds: flat, or something leaks. */
export interface Holdings {
  readonly tensors: number;
  readonly textures: number;
  readonly bytes: number;
}

/**
 * The one interface behind which frames become pictures.
 * Served by the GPU (`engine/gpu`) and, without WebGL2, by the CPU (`engine/cpu`).
 */
export interface Engine {
  readonly backend: 'webgl' | 'cpu';
  /** The renderer in its own words. */
  readonly renderer: string;
  /** True where no graphics hardware does the work. */
  readonly software: boolean;
  /** How wide and how high a frame may be, in pixels. */
  readonly maxSide: number;
  /** The visible canvas. Its pixels have the frame's own size, unless a view is drawn smaller. */
  readonly canvas: HTMLCanvasElement;
  /** True where the canvas shows fewer pixels than it has, as its view allowed. */
  readonly draft?: boolean;
  /** Where the present samples were picked. */
  readonly grid: SampleGrid;
  /** True while shaders compile in passing: frames take longer than they will. */
  readonly rehearsing: boolean;

  /** Takes the current frame of `image`: [height, width] pixels, both at least 1. */
  upload(image: FrameImage, width: number, height: number): void;
  /**
   * Picks the samples of the frame, `resolution` across. Every upload wants one before anything is clustered.
   * @param space rgb unless told. Another one than before wants every clustering to be started again.
   * @param position weight of the samples' x and y against their color, in percent; 0 unless told. Clusterings follow
   *   another one and keep their numbers.
   */
  sample(resolution: number, space?: Space, position?: number): void;
  /** A new clustering of this engine's frames: one gray centroid, until it is started. */
  cluster(): Clustering;
  /** Keeps the present frame's samples, `resolution` across, in the space and with the weight of the position it was last sampled with. */
  retain(resolution: number): Retained;
  /** Draws the current frame into the canvas, as `clustering` sees it. */
  draw(clustering: Clustering, view: View): void;
  /** The frame's pixels, r, g, b, a from its top row on. Read back once, when asked: never for the picture. */
  pixels(): ImageData;
  /** [height × width] the label of every pixel of `pixels()`, from 0, as the clustering has it now, or as it was given. */
  labels(clustering: Clustering): Uint8Array;
  /** One of them, of column `x` and row `y`. */
  labelAt(clustering: Clustering, x: number, y: number): number;
  /**
   * Labels, [height × width] as those of `labels`, that stand in for any clustering's in every view until the next upload;
   * null for none.
   * @param colors [k, 3] bytes that `segments` draws them in; the clustering's unless told
   */
  give(labels: Uint8Array | null, colors?: ArrayLike<number> | null): void;
  /** Resolves when all that was asked for so far is done. Rejects only where the engine is lost or gone. */
  finished(): Promise<void>;
  holdings(): Holdings;
  /** Frees everything that the engine holds; the canvas stays where it is. */
  dispose(): void;
}
