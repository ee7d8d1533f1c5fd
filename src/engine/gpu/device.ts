import { GPGPUContext, MathBackendWebGL, setWebGLContext } from '@tensorflow/tfjs-backend-webgl/dist/base';
import {
  engine,
  env,
  registerBackend,
  removeBackend,
  setBackend,
  type Tensor,
  tidy,
  unregisterKernel,
} from '@tensorflow/tfjs-core';
import { LensError } from '../../settings/errors.ts';
import type { Holdings } from '../engine.ts';
import { giveBack, passOn, takeContext } from './contexts.ts';
import { type Kernel, register } from './kernel.ts';
import { assign, assignToNewest } from './kernels/assign.ts';
import { bestOf } from './kernels/best-of.ts';
import { displayColors, paint, tileErrors } from './kernels/display.ts';
import { bothFormsOf } from './kernels/forms.ts';
import { measure } from './kernels/measure.ts';
import { borders, nearestTable } from './kernels/nearest-table.ts';
import { pickSamples, pickSamplesInSpace } from './kernels/pick-samples.ts';
import { removeCheapest, splitLargest, tileCosts } from './kernels/resize.ts';
import {
  addCentroid,
  copyCentroids,
  pointsAt,
  randomBox,
  randomLabels,
  setCentroids,
  tileBounds,
} from './kernels/seeding.ts';
import { sortByShare } from './kernels/sort-by-share.ts';
import { tileDistances, tileSums } from './kernels/tile-sums.ts';
import { addPositions, updateCentroids } from './kernels/update-centroids.ts';

const KERNELS: readonly Kernel<never>[] = bothFormsOf(
  pickSamples,
  pickSamplesInSpace,
  assign,
  assignToNewest,
  tileSums,
  tileDistances,
  updateCentroids,
  addPositions,
  measure,
  tileCosts,
  splitLargest,
  removeCheapest,
  setCentroids,
  copyCentroids,
  pointsAt,
  addCentroid,
  randomLabels,
  tileBounds,
  randomBox,
  sortByShare,
  nearestTable,
  borders,
  bestOf,
  displayColors,
  paint,
  tileErrors,
);

/** tfjs keeps freed textures for reuse; beyond this many bytes it deletes them. Frames of changing sizes need the end. */
const FREE_TEXTURES_MAX_BYTES = 128 * 2 ** 20;

/**
 * How the visible canvas asks for its context. `preserveDrawingBuffer`, so that a still picture can be read by anyone
 * at any time (a snapshot, a screen reader's OCR, a page's drawImage); it costs one small copy a frame.
 */
const CONTEXT: WebGLContextAttributes = {
  alpha: false,
  antialias: false,
  depth: false,
  stencil: false,
  premultipliedAlpha: false,
  preserveDrawingBuffer: true,
  powerPreference: 'high-performance',
};

/** Parts of tfjs's backend that its types keep to themselves. */
interface Internals {
  canvas: HTMLCanvasElement | null;
  readonly textureManager: { getNumUsedTextures(): number; getNumFreeTextures(): number };
}

/** The same of its context. */
interface ContextInternals {
  /** Fences that are waited for. */
  itemsToPoll: unknown[];
}

let devices = 0;

/**
 * One canvas, one WebGL2 context, one tfjs backend under a name of its own: so that several lenses, and a host page
 * with a tfjs of its own, share a page without touching each other. All GPU work enters by `run`.
 */
export class Device {
  readonly name = `k-lens-${++devices}`;
  readonly gl: WebGL2RenderingContext;
  readonly backend: MathBackendWebGL;
  readonly renderer: string;
  readonly software: boolean;
  readonly #context: GPGPUContext;
  readonly #gone = new AbortController();

  /** @returns null where the canvas can have no WebGL2 context with float targets, or only at another lens's cost */
  static create(canvas: HTMLCanvasElement): Device | null {
    const gl = takeContext(canvas, CONTEXT);
    if (!gl) return null;
    try {
      if (gl.getExtension('EXT_color_buffer_float') || gl.getExtension('EXT_color_buffer_half_float')) {
        return new Device(gl);
      }
    } catch (error) {
      giveBack(gl);
      throw error;
    }
    giveBack(gl);
    return null;
  }

  private constructor(gl: WebGL2RenderingContext) {
    this.gl = gl;
    // Before anything reads a WebGL flag, else tfjs makes a context of its own to find out.
    setWebGLContext(2, gl);
    env().set('WEBGL_DELETE_TEXTURE_THRESHOLD', FREE_TEXTURES_MAX_BYTES);
    this.#context = new GPGPUContext(gl);
    this.backend = new MathBackendWebGL(this.#context);
    registerBackend(this.name, () => this.backend, 0);
    for (const kernel of KERNELS) register(this.name, kernel as Kernel<unknown>);
    const info = gl.getExtension('WEBGL_debug_renderer_info');
    this.renderer = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
    this.software = /swiftshader|llvmpipe|softpipe|software|basic render/i.test(this.renderer);
    gl.canvas.addEventListener('webglcontextlost', () => this.#gone.abort(), { once: true, signal: this.#gone.signal });
  }

  /** Runs GPU work: sets the backend, tidies, and gives the page's own backend back. */
  run<T extends Tensor | Tensor[] | undefined>(work: () => T): T {
    const before = engine().backendName;
    setBackend(this.name);
    try {
      return tidy(work as () => Tensor) as T;
    } finally {
      if (before && before !== this.name) setBackend(before);
    }
  }

  /** Where a tensor lives, for plain WebGL; null where it has no texture. */
  textureOf(tensor: Tensor): WebGLTexture | null {
    return this.backend.texData.get(tensor.dataId).texture?.texture ?? null;
  }

  /** The values of a small tensor, which is then disposed. */
  async read(tensor: Tensor): Promise<Float32Array> {
    try {
      return (await this.#unlessGone(tensor.data())) as Float32Array;
    } finally {
      tensor.dispose();
    }
  }

  /** Resolves when the GPU has done all that it was given. */
  async finished(): Promise<void> {
    await this.#unlessGone(this.#context.createAndWaitForFence());
  }

  /** @throws LensError `webgl-lost` when the context goes, where a promise of tfjs would never settle */
  #unlessGone<T>(promise: Promise<T>): Promise<T> {
    const { signal } = this.#gone;
    return new Promise<T>((resolve, reject) => {
      const fail = () => {
        // No fence of a lost context is ever signaled, and tfjs would ask for it for ever, backend and canvas in hand.
        (this.#context as unknown as ContextInternals).itemsToPoll = [];
        reject(new LensError('webgl-lost'));
      };
      if (signal.aborted) fail();
      signal.addEventListener('abort', fail, { once: true });
      promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', fail));
    });
  }

  holdings(): Holdings {
    const { textureManager } = this.backend as unknown as Internals;
    return {
      tensors: this.backend.numDataIds(),
      textures: textureManager.getNumUsedTextures() + textureManager.getNumFreeTextures(),
      bytes: this.backend.memory().numBytesInGPUAllocated,
    };
  }

  dispose(): void {
    const lost = this.#gone.signal.aborted;
    this.#gone.abort();
    // What was lost is gone already; to delete it from the context that came back would be an error.
    if (lost) this.backend.dispose = () => {};
    // The backend would take the visible canvas out of the page.
    (this.backend as unknown as Internals).canvas = null;
    removeBackend(this.name);
    for (const { name } of KERNELS) unregisterKernel(name, this.name);
    if (!lost) {
      this.#context.program = null;
      this.#context.outputTexture = null;
      this.#context.dispose();
    }
    // One that was lost and is there again will be the next device's.
    if (lost && !this.gl.isContextLost()) passOn(this.gl);
    else giveBack(this.gl);
  }
}
