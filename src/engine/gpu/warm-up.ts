import type { Tensor } from '@tensorflow/tfjs-core';
import { SEEDINGS } from '../../kmeans/index.ts';
import type { Device } from './device.ts';
import type { Frame } from './frame.ts';

/** What a key may ask for later, done once for nothing. */
export interface Rehearsed {
  seeded(seeding: Exclude<(typeof SEEDINGS)[number], 'warm'>): Tensor;
  resized(by: 1 | -1): Tensor;
  copied(): Tensor;
}

/**
 * Compiles the shaders that only a key needs before that key is pressed: one a frame, so that no frame stutters, and
 * all within the first second. tfjs compiles for each size of texture, so that another sample grid wants it again.
 */
export class WarmUp {
  readonly #device: Device;
  readonly #frame: Frame;
  readonly #rehearsals: readonly (() => Tensor)[];
  #left = 0;
  #size = '';

  constructor(device: Device, frame: Frame, rehearsed: Rehearsed) {
    this.#device = device;
    this.#frame = frame;
    const seedings = SEEDINGS.filter((seeding) => seeding !== 'warm');
    this.#rehearsals = [
      () => rehearsed.copied(),
      ...seedings.map((seeding) => () => rehearsed.seeded(seeding)),
      () => rehearsed.resized(-1),
      () => rehearsed.resized(1),
    ];
  }

  /** Rehearses one thing more, while there is any. */
  next(): void {
    const { rows, columns } = this.#frame.grid;
    const size = `${columns}×${rows}`;
    if (size !== this.#size) this.#left = this.#rehearsals.length;
    this.#size = size;
    if (this.#left === 0) return;
    const rehearse = this.#rehearsals[--this.#left];
    this.#device.run(() => {
      rehearse().dispose();
      return undefined;
    });
  }
}
