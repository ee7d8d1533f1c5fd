import { ATLAS_CELL, ATLAS_COLUMNS, NUMBER_PITCH, numberAtlas } from '../number-atlas.ts';
import { CHECKER_GRAYS, type Plan } from '../plan.ts';
import { cornerOf, placeIn, TILE_GROUND } from '../tiles.ts';

/**
 * A view, pixel by pixel, as gpu/views.ts draws it.
 * @param labels [height × width] of the image; null where the plan wants none
 * @param colors [k, 3] bytes
 * @param shown gets the pixels, as large as the image
 */
export function showView(
  { data, width, height }: ImageData,
  labels: Uint8Array | null,
  colors: ArrayLike<number>,
  plan: Plan,
  k: number,
  shown: ImageData,
): void {
  const tiles = { columns: plan.columns, rows: plan.rows, k };
  const pixel = [0, 0, 0];
  const outlined = (x: number, y: number, label: number) => {
    const right = y * width + Math.min(x + plan.outline, width - 1);
    const below = Math.min(y + plan.outline, height - 1) * width + x;
    return labels?.[right] !== label || labels[below] !== label;
  };
  const hidden = (x: number, y: number) => {
    const { checker } = plan;
    return checker > 0 ? CHECKER_GRAYS[(Math.floor(x / checker) + Math.floor(y / checker)) % 2] : 0;
  };
  const colorAt = (x: number, y: number) => {
    const place = placeIn(tiles, width, height, x, y);
    if (!place) return pixel.fill(TILE_GROUND);
    const column = plan.mirror ? width - 1 - place.x : place.x;
    const i = place.y * width + column;
    for (let c = 0; c < 3; c++) pixel[c] = data[4 * i + c];
    if (!labels || x < plan.splitAt) return pixel;
    const label = labels[i];
    if ((plan.muted >> label) & 1 || (place.alone >= 0 && place.alone !== label)) return pixel.fill(hidden(x, y));
    if (plan.painted) for (let c = 0; c < 3; c++) pixel[c] = colors[3 * label + c];
    if (plan.outline > 0 && outlined(column, place.y, label)) [pixel[0], pixel[1], pixel[2]] = [255, 255, 0];
    return pixel;
  };
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += 4) {
      const color = colorAt(x, y);
      for (let c = 0; c < 3; c++) shown.data[i + c] = color[c];
      shown.data[i + 3] = 255;
    }
  }
}

/** A number, of a label, with its left upper corner at x and y. */
type DrawNumber = (label: number, x: number, y: number) => void;

/**
 * The numbers of a view, as in gpu/views.ts, but finer where the canvas is.
 * @param width and `height` of the labels
 */
export function drawNumbers(
  context: CanvasRenderingContext2D,
  labels: Uint8Array,
  width: number,
  height: number,
  plan: Plan,
  k: number,
): void {
  const atlas = numberAtlas();
  const stepX = context.canvas.width / width;
  const stepY = context.canvas.height / height;
  context.imageSmoothingEnabled = true;
  const draw: DrawNumber = (label, x, y) => {
    const from = [label % ATLAS_COLUMNS, Math.floor(label / ATLAS_COLUMNS)].map((cell) => cell * ATLAS_CELL);
    const to = [x * stepX, y * stepY, plan.numbers * stepX, plan.numbers * stepY] as const;
    context.drawImage(atlas, from[0], from[1], ATLAS_CELL, ATLAS_CELL, ...to);
  };
  if (plan.columns === 0) numberRegions(labels, width, height, plan, draw);
  else for (let label = 0; label < k; label++) draw(label, ...cornerOf({ ...plan, k }, width, height, label));
}

/** On the same lattice as in gpu/views.ts. */
function numberRegions(
  labels: Uint8Array,
  width: number,
  height: number,
  { numbers, mirror, muted, splitAt }: Plan,
  draw: DrawNumber,
): void {
  const pitch = NUMBER_PITCH * numbers;
  const half = Math.floor(pitch / 2);
  const labelAt = (x: number, y: number) => labels[y * width + (mirror ? width - 1 - x : x)];
  for (let row = 0; row * pitch < height; row++) {
    const top = row * pitch + half - Math.floor(numbers / 2);
    for (let x = half - (row % 2) * half; x < width; x += pitch) {
      const left = x - Math.floor(numbers / 2);
      const [right, bottom] = [left + numbers - 1, top + numbers - 1];
      if (left < splitAt || top < 0 || right >= width || bottom >= height) continue;
      const label = labelAt(x, row * pitch + half);
      const corners = [labelAt(left, top), labelAt(right, top), labelAt(left, bottom), labelAt(right, bottom)];
      if (!((muted >> label) & 1) && corners.every((other) => other === label)) draw(label, left, top);
    }
  }
}
