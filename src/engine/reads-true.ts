/** Values of one byte: each is drawn once in each channel. */
const VALUES = 256;

/**
 * False where the browser alters what a page reads of its canvases, as some do against tracking: whatever is computed from it then
 * is about another picture. It is asked with pixels that are known.
 */
export function readsTrue(): boolean {
  const canvas = document.createElement('canvas');
  canvas.width = VALUES;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const known = new ImageData(VALUES, 1);
  known.data.fill(255);
  for (let i = 0; i < VALUES; i++) {
    for (let channel = 0; channel < 3; channel++) known.data[4 * i + channel] = (i * (2 * channel + 1)) % VALUES;
  }
  context?.putImageData(known, 0, 0);
  const read = context?.getImageData(0, 0, VALUES, 1).data;
  return known.data.every((value, i) => value === read?.[i]);
}
