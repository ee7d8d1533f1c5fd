/** The library: importing it defines `<k-lens>`. */
export type { LabelMap } from './export/label-map.ts';
export { K_MAX } from './kmeans/index.ts';
export {
  LensErrorEvent,
  type LensState,
  PaletteChangeEvent,
  StateChangeEvent,
  StepChangeEvent,
  type Swatch,
} from './lens/events.ts';
export { KLens } from './lens/k-lens.ts';
export type { ReseedOptions } from './lens/reseed.ts';
export type { Mode, Stats } from './lens/stats.ts';
export type { Notice } from './lens/status.ts';
export type { StepReport } from './lens/stepping.ts';
export { ERROR_CODES, type ErrorCode, LensError } from './settings/errors.ts';
