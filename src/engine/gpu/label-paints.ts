import type { Tensor } from '@tensorflow/tfjs-core';
import { K_MAX } from '../../kmeans/index.ts';
import { run } from './kernel.ts';
import { setCentroids } from './kernels/seeding.ts';

const LABEL_PAINTS = Array.from({ length: K_MAX }, (_, c) => [c, c, c, 1]).flat();

/** Paints that say which cluster it is. Within `Device.run`. */
export function labelPaints(): Tensor {
  return run(setCentroids, {}, { attempts: 1, colors: LABEL_PAINTS });
}
