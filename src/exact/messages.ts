import type { ExactSettings } from './options.ts';
import type { ExactProgress, ExactResult } from './run.ts';

/** What the page tells the worker. */
export type Order =
  | { readonly kind: 'run'; readonly pixels: Uint8ClampedArray; readonly settings: ExactSettings }
  | { readonly kind: 'cancel' };

/** What the worker answers. */
export type Answer =
  | { readonly kind: 'progress'; readonly progress: ExactProgress }
  | { readonly kind: 'result'; readonly result: ExactResult }
  | { readonly kind: 'failed'; readonly message: string };
