import type { Space } from '../../color/spaces.ts';
import type { Clustering, Engine, FrameImage, Holdings, Retained, View } from '../engine.ts';
import { Device } from './device.ts';
import { Frame } from './frame.ts';
import { GpuClustering } from './gpu-clustering.ts';
import { Recolor } from './recolor.ts';
import { WarmUp } from './warm-up.ts';

/** Bytes of a pixel of the frame's texture: RGBA, eight bits each. */
const PIXEL_BYTES = 4;

export interface GpuRetained extends Retained {
  cluster(): GpuClustering;
}

/** Frames, clusterings and views on one GPU device. */
export class GpuEngine implements Engine {
  readonly backend = 'webgl';
  readonly canvas: HTMLCanvasElement;
  readonly #device: Device;
  readonly #frame: Frame;
  readonly #recolor: Recolor;
  readonly #warmUp: WarmUp;

  /** @returns null where the canvas can have no WebGL2 context that serves */
  static create(canvas: HTMLCanvasElement): GpuEngine | null {
    const device = Device.create(canvas);
    return device && new GpuEngine(canvas, device);
  }

  private constructor(canvas: HTMLCanvasElement, device: Device) {
    this.canvas = canvas;
    this.#device = device;
    this.#frame = new Frame(device);
    this.#recolor = new Recolor(device);
    this.#warmUp = new WarmUp(this.#frame, this);
  }

  get renderer(): string {
    return this.#device.renderer;
  }
  get software(): boolean {
    return this.#device.software;
  }

  upload(image: FrameImage, width: number, height: number): void {
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
      cluster: () => new GpuClustering(this.#device, samples),
      dispose: () => samples.points.dispose(),
    };
  }

  draw(clustering: Clustering, view: View): void {
    if (!(clustering instanceof GpuClustering)) throw new TypeError('a clustering of another engine');
    const { kind, mutedMask, mirror } = view;
    if (kind === 'original') this.#recolor.original(this.#frame, mirror);
    else {
      clustering.drawn(mutedMask, (drawn) => {
        if ('position' in drawn) this.#recolor.regions(this.#frame, drawn, mirror);
        else this.#recolor.segments(this.#frame, drawn, mirror);
      });
    }
    this.#warmUp.next();
  }

  finished(): Promise<void> {
    return this.#device.finished();
  }

  holdings(): Holdings {
    const { tensors, textures, bytes } = this.#device.holdings();
    return { tensors, textures: textures + 1, bytes: bytes + this.#frame.width * this.#frame.height * PIXEL_BYTES };
  }

  dispose(): void {
    this.#frame.dispose();
    this.#recolor.dispose();
    this.#device.dispose();
  }
}
