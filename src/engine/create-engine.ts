import { loaded } from '../settings/errors.ts';
import type { CpuEngine } from './cpu/cpu-engine.ts';
import type { Engine } from './engine.ts';
import { GpuEngine } from './gpu/gpu-engine.ts';

let cpuEngine: typeof CpuEngine | null = null;

/** Loads the CPU's engine, which most browsers never need. @returns false where it was there already */
export async function loadCpuEngine(): Promise<boolean> {
  if (cpuEngine) return false;
  cpuEngine = (await loaded(import('./cpu/cpu-engine.ts'))).CpuEngine;
  return true;
}

/**
 * The best engine that this browser has: the GPU's, or without WebGL2 the CPU's.
 *
 * @param newCanvas gives a canvas without a context, in the place of the one before: a canvas that had one kind of
 *   context cannot have the other
 * @param firstCanvas the canvas to try the GPU on, where that is another one
 * @param tryGpu false where the GPU has failed too often
 * @throws where only the CPU is left, and its engine was not loaded
 */
export function createEngine(newCanvas: () => HTMLCanvasElement, firstCanvas = newCanvas, tryGpu = true): Engine {
  const gpu = tryGpu ? (tryGpuEngine(firstCanvas()) ?? tryGpuEngine(newCanvas())) : null;
  if (gpu) return gpu;
  if (!cpuEngine) throw new Error('the engine for the CPU is not loaded');
  return new cpuEngine(newCanvas());
}

/** A driver that promises WebGL2 and then compiles nothing is as good as none. The console hears of it. */
function tryGpuEngine(canvas: HTMLCanvasElement): Engine | null {
  try {
    return GpuEngine.create(canvas);
  } catch (error) {
    reportError(error);
    return null;
  }
}
