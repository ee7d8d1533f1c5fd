import type { Space } from '../color/spaces.ts';
import type { ExactSettings } from './options.ts';
import type { ExactProgress, ExactResult } from './run.ts';
import type { Quality } from './which-k.ts';

/** What the page tells the worker: one thing to do, and perhaps that it is to end with the best so far. */
export type Order =
  | { readonly kind: 'run'; readonly pixels: Uint8ClampedArray; readonly settings: ExactSettings }
  | { readonly kind: 'which-k'; readonly rgb: Uint8Array; readonly space: Space }
  | { readonly kind: 'cancel' };

/** What the worker answers. */
export type Answer =
  | { readonly kind: 'progress'; readonly progress: ExactProgress }
  | { readonly kind: 'result'; readonly result: ExactResult }
  | { readonly kind: 'quality'; readonly quality: Quality }
  /** There are no more qualities. */
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly message: string };
