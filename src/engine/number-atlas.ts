import { K_MAX } from '../kmeans/index.ts';

/** Numbers in a row of the atlas; rows as many as K_MAX needs. */
export const ATLAS_COLUMNS = 8;
export const ATLAS_ROWS = K_MAX / ATLAS_COLUMNS;
/** Side of a number's square, in pixels. */
export const ATLAS_CELL = 64;
/** From one number on the regions to the next, in heights of a number. */
export const NUMBER_PITCH = 3;

/** The numbers of all clusters as people see them, from 1: white with a dark rim, which is seen on every color. */
export function numberAtlas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = ATLAS_CELL * ATLAS_COLUMNS;
  canvas.height = ATLAS_CELL * ATLAS_ROWS;
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  context.font = `600 ${0.72 * ATLAS_CELL}px system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 0.14 * ATLAS_CELL;
  context.fillStyle = '#fff';
  for (let label = 0; label < K_MAX; label++) {
    const x = ((label % ATLAS_COLUMNS) + 0.5) * ATLAS_CELL;
    const y = (Math.floor(label / ATLAS_COLUMNS) + 0.53) * ATLAS_CELL;
    context.strokeText(String(label + 1), x, y, 0.8 * ATLAS_CELL);
    context.fillText(String(label + 1), x, y, 0.8 * ATLAS_CELL);
  }
  return canvas;
}
