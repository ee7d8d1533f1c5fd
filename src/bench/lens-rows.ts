import type { Clustering, Engine, FrameImage, View } from '../engine/engine.ts';
import { GpuEngine } from '../engine/gpu/gpu-engine.ts';
import { random } from '../kmeans/index.ts';
import type { Picture } from '../lens/picture.ts';
import { Restarts } from '../lens/restarts.ts';
import { SETTINGS } from '../settings/settings.ts';
import { drainer, NoWebGl2Error, newCanvas, pixelsOf, type Row, type Size } from './row.ts';

/** As after a cold start of the lens. */
const COLD_ITERATIONS = 10;

type Kind = 'original' | 'lens' | 'lens-restarts' | 'lens-steady';
/** Live in more ways than one: with the work of restarts beside the picture, and with steady edges. */
const VARIANTS = ['lens-restarts', 'lens-steady'] as const;

/**
 * K-Lens as it runs live: upload, sample, iterate, draw, at the settings' defaults. A row that shows the frame as it is,
 * and one per k; with `variants` others of the same k.
 *
 * @throws NoWebGl2Error
 */
export function lensRows(
  size: Size,
  ks: readonly number[],
  { variants }: { variants: boolean },
): { engine: Engine; rows: Row[] } {
  const engine = GpuEngine.create(newCanvas(size));
  if (!engine) throw new NoWebGl2Error();
  const drain = drainer(engine.canvas.getContext('webgl2') as WebGL2RenderingContext);
  const row = (id: Kind, k: number) => new LensRow(engine, size, drain, id, k);
  const kinds: readonly Kind[] = ['lens', ...(variants ? VARIANTS : [])];
  return { engine, rows: [row('original', 1), ...ks.flatMap((k) => kinds.map((kind) => row(kind, k)))] };
}

class LensRow implements Row {
  readonly #clustering: Clustering;
  readonly #view: View;
  readonly #restarts: Restarts | null;

  constructor(
    readonly engine: Engine,
    readonly size: Size,
    readonly drain: () => void,
    readonly id: Kind,
    readonly k: number,
  ) {
    this.#clustering = engine.cluster();
    const kind = id === 'original' ? 'original' : 'segments';
    this.#view = { kind, mutedMask: 0, steady: id === 'lens-steady', mirror: false };
    const onFault = (error: unknown) => reportError(error);
    this.#restarts = id === 'lens-restarts' ? new Restarts(onFault) : null;
  }

  begin(image: FrameImage, centroids: Float32Array): void {
    this.#take(image);
    const warm = { seeding: 'warm', random: random(0), iterations: COLD_ITERATIONS } as const;
    this.#clustering.start({ ...warm, k: this.k, centroids });
  }

  frame(image: FrameImage): void {
    if (this.id === 'original') this.engine.upload(image, this.size.width, this.size.height);
    else {
      this.#take(image);
      this.#clustering.iterate(SETTINGS.iterations.default);
    }
    this.engine.draw(this.#clustering, this.#view);
    if (!this.#restarts) return;
    // Frames with restart work, all of them.
    if (!this.#restarts.busy) this.#restarts.begin();
    // Of the picture it wants no more than these two.
    this.#restarts.work({ engine: this.engine, clustering: this.#clustering } as Picture);
  }

  picture(): ImageData {
    return pixelsOf(this.engine.canvas);
  }

  async centroids(): Promise<Float32Array> {
    return (await this.#clustering.read()).centroids;
  }

  dispose(): void {
    this.#restarts?.cancel();
    this.#clustering.dispose();
  }

  #take(image: FrameImage): void {
    this.engine.upload(image, this.size.width, this.size.height);
    this.engine.sample(SETTINGS.resolution.default);
  }
}
