import { positionScale } from '../position-scale.ts';
import { STEADY_MARGIN } from '../steady.ts';
import type { CpuClustering } from './cpu-clustering.ts';
import type { CpuFrame } from './cpu-frame.ts';
import { placer } from './cpu-space.ts';

type Drawn = CpuClustering['drawn'];

/**
 * The label of a pixel: its nearest anchor, in the space's cube of side 255, and by position where that counts. Of bytes r, g, b at
 * column x and row y of `width` and `height`.
 * @param before the label that the pixel keeps until it lies clearly in another cluster; k or more for none
 */
type Labeler = (r: number, g: number, b: number, x: number, y: number, before: number) => number;

export function labeler(
  { anchors, d }: Drawn,
  k: number,
  { space, position }: CpuFrame,
  width: number,
  height: number,
): Labeler {
  const place = placer(space);
  const step = positionScale(position) / Math.max(width, height);
  return (red, green, blue, column, row, before) => {
    const [r, g, b] = place(red, green, blue);
    const x = (column + 0.5) * step;
    const y = (row + 0.5) * step;
    const squaredDistance = (c: number) => {
      const q = c * d;
      const color = (r - anchors[q]) ** 2 + (g - anchors[q + 1]) ** 2 + (b - anchors[q + 2]) ** 2;
      return d === 5 ? color + (x - anchors[q + 3]) ** 2 + (y - anchors[q + 4]) ** 2 : color;
    };
    let nearest = Infinity;
    let label = 0;
    for (let c = 0; c < k; c++) {
      const distance = squaredDistance(c);
      if (distance < nearest) {
        nearest = distance;
        label = c;
      }
    }
    const stays = before < k && squaredDistance(before) - nearest < marginOf(anchors, d, before, label);
    return stays ? before : label;
  };
}

/**
 * The labels of all pixels of an image.
 * @param last the labels of the same pixels before, where they are to be steady
 */
export function nearestLabels(
  { data, width, height }: ImageData,
  drawn: Drawn,
  k: number,
  frame: CpuFrame,
  last: Uint8Array | null,
): Uint8Array {
  const labels = new Uint8Array(width * height);
  const labelOf = labeler(drawn, k, frame, width, height);
  const known = last?.length === labels.length ? last : null;
  // By color, plus 1: a place in another space is dear, and a photo's million pixels have far fewer colors.
  const found = frame.space !== 'rgb' && drawn.d === 3 && !known ? new Uint8Array(1 << 24) : null;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const [r, g, b] = [data[4 * i], data[4 * i + 1], data[4 * i + 2]];
      if (!found) {
        labels[i] = labelOf(r, g, b, x, y, known?.[i] ?? k);
        continue;
      }
      const color = (r << 16) | (g << 8) | b;
      if (found[color] === 0) found[color] = labelOf(r, g, b, x, y, k) + 1;
      labels[i] = found[color] - 1;
    }
  }
  return labels;
}

/** By how much one squared distance must exceed the other before a pixel changes its cluster: see `STEADY_MARGIN`. */
function marginOf(anchors: Float64Array, d: number, a: number, b: number): number {
  let between = 0;
  for (let i = 0; i < d; i++) between += (anchors[d * a + i] - anchors[d * b + i]) ** 2;
  return 2 * 255 * STEADY_MARGIN * Math.sqrt(between);
}
