import type { Space } from '../../color/spaces.ts';
import type { Clustering, Engine, FrameImage, Holdings, Retained, View } from '../engine.ts';
import { labelColors } from '../label-colors.ts';
import { planOf } from '../plan.ts';
import type { SampleGrid } from '../sample-grid.ts';
import { Device } from './device.ts';
import { Frame } from './frame.ts';
import { GivenLabels, paintsOf } from './given-labels.ts';
import { GpuAttempts } from './gpu-attempts.ts';
import { GpuClustering } from './gpu-clustering.ts';
import { LabelPass } from './label-pass.ts';
import { ReadBack } from './read-back.ts';
import { Recolor } from './recolor.ts';
import { SmallFrame } from './small-frame.ts';
import { Views } from './views.ts';
import { WarmUp } from './warm-up.ts';

/** Bytes of a pixel of the frame's texture: RGBA, eight bits each. */
const PIXEL_BYTES = 4;

/** Cold starts side by side. In software GL more of them in one pass would take too long for one frame, fewer waste passes. */
const SOFTWARE_ATTEMPTS = 5;
const HARDWARE_ATTEMPTS = 10;

export interface GpuRetained extends Retained {
  cluster(): GpuClustering;
}

/** Frames, clusterings and views on one GPU device. */
export class GpuEngine implements Engine {
  readonly backend = 'webgl';
  readonly canvas: HTMLCanvasElement;
  readonly #device: Device;
  readonly #frame: Frame;
  readonly #small: SmallFrame;
  readonly #recolor: Recolor;
  readonly #labels: LabelPass;
  readonly #views: Views;
  readonly #readBack: ReadBack;
  readonly #warmUp: WarmUp;
  #given: GivenLabels | null = null;

  /** @returns null where the canvas can have no WebGL2 context that serves */
  static create(canvas: HTMLCanvasElement): GpuEngine | null {
    const device = Device.create(canvas);
    if (!device) return null;
    try {
      return new GpuEngine(canvas, device);
    } catch (error) {
      device.dispose();
      throw error;
    }
  }

  private constructor(canvas: HTMLCanvasElement, device: Device) {
    this.canvas = canvas;
    this.#device = device;
    this.#frame = new Frame(device);
    this.#small = new SmallFrame(device.gl);
    this.#recolor = new Recolor(device);
    this.#labels = new LabelPass(device);
    this.#views = new Views(device);
    this.#readBack = new ReadBack(device, this.#labels);
    this.#warmUp = new WarmUp(this.#frame, this);
  }

  get renderer(): string {
    return this.#device.renderer;
  }
  get software(): boolean {
    return this.#device.software;
  }
  get maxSide(): number {
    const { gl } = this.#device;
    return gl.getParameter(gl.MAX_TEXTURE_SIZE) as number;
  }
  get grid(): SampleGrid {
    return this.#frame.grid;
  }
  get rehearsing(): boolean {
    return this.#warmUp.rehearsing;
  }

  upload(image: FrameImage, width: number, height: number): void {
    this.give(null);
    this.#frame.upload(image, width, height);
  }

  sample(resolution: number, space: Space = 'rgb', position = 0): void {
    this.#frame.sample(resolution, space, position);
  }

  cluster(): GpuClustering {
    return new GpuClustering(this.#device, this.#frame);
  }

  retain(resolution: number, space = this.#frame.space, position = this.#frame.grid.position): GpuRetained {
    const samples = this.#frame.pick(resolution, space, position);
    return {
      n: samples.grid.rows * samples.grid.columns,
      attempts: () => new GpuAttempts(this.#device, samples, this.software ? SOFTWARE_ATTEMPTS : HARDWARE_ATTEMPTS),
      cluster: () => new GpuClustering(this.#device, samples),
      dispose: () => samples.points.dispose(),
    };
  }

  draw(clustering: Clustering, view: View): void {
    if (!(clustering instanceof GpuClustering)) throw new TypeError('a clustering of another engine');
    const { steady = false, mirror, scale = 1 } = view;
    const given = this.#given;
    const frame = scale < 1 && !given ? this.#small.take(this.#frame, scale) : this.#frame;
    const k = given?.k ?? clustering.k;
    const plan = planOf(view, k, frame.width, frame.height);
    const direct = plan.original || (plan.plain && !steady && !given);
    if (direct || given) this.#labels.clear();
    if (plan.original) this.#recolor.original(frame, mirror);
    else
      clustering.drawn((drawn) => {
        if (direct) return this.#recolor.draw(frame, drawn, mirror);
        const labels = given?.texture ?? this.#labels.take(frame, drawn, steady);
        const colors = labelColors(view, k);
        const paints = colors ? paintsOf(colors) : (given?.paints ?? drawn.paints);
        this.#views.draw(frame, labels, this.#device.textureOf(paints), plan, k);
      });
    this.#warmUp.next();
  }

  give(labels: Uint8Array | null, colors: ArrayLike<number> | null = null): void {
    this.#given?.dispose();
    this.#given = labels && new GivenLabels(this.#device, this.#frame, labels, colors);
  }

  pixels(): ImageData {
    return this.#readBack.pixels(this.#frame);
  }

  labels(clustering: Clustering): Uint8Array {
    if (!(clustering instanceof GpuClustering)) throw new TypeError('a clustering of another engine');
    if (this.#given) return this.#given.values.slice();
    let labels: Uint8Array = new Uint8Array(0);
    clustering.drawn((drawn) => {
      labels = this.#readBack.labels(this.#frame, drawn);
    });
    return labels;
  }

  labelAt(clustering: Clustering, x: number, y: number): number {
    if (!(clustering instanceof GpuClustering)) throw new TypeError('a clustering of another engine');
    if (this.#given) return this.#given.values[y * this.#frame.width + x];
    let label = 0;
    clustering.drawn((drawn) => {
      label = this.#readBack.labelAt(this.#frame, drawn, x, y);
    });
    return label;
  }

  finished(): Promise<void> {
    return this.#device.finished();
  }

  holdings(): Holdings {
    const { tensors, textures, bytes } = this.#device.holdings();
    const images = [this.#frame, ...(this.#small.width > 0 ? [this.#small] : [])];
    const pixels = images.reduce((sum, { width, height }) => sum + width * height, 0);
    return {
      tensors,
      textures: textures + images.length,
      bytes: bytes + pixels * PIXEL_BYTES + this.#labels.bytes,
    };
  }

  dispose(): void {
    this.#frame.dispose();
    this.#small.dispose();
    this.#recolor.dispose();
    this.give(null);
    this.#labels.dispose();
    this.#views.dispose();
    this.#device.dispose();
  }
}
