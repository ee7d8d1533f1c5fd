import { drawScene } from '../sources/demo-scene.ts';
import { context2d, type Size } from './row.ts';

/** Seconds from one frame to the next. */
export const STEP_S = 1 / 15;
/** The light has come in by then. */
const FROM_S = 4;

/** Frames of the demo scene, in order. */
export function demoFrames(size: Size, count: number): ImageData[] {
  const context = context2d(size);
  return Array.from({ length: count }, (_, i) => {
    drawScene(context, size.width, size.height, FROM_S + i * STEP_S);
    return context.getImageData(0, 0, size.width, size.height);
  });
}
