import { paintBackdrop, SHEET_HEIGHT, SHEET_WIDTH } from './scene/backdrop.ts';
import { type Caster, tableCasters } from './scene/casters.ts';
import { lightAt } from './scene/light.ts';
import { drawLightMap, MAP_DETAIL } from './scene/light-map.ts';
import { drawProps, makeProps, type Props } from './scene/objects.ts';

type Context = CanvasRenderingContext2D;

/** What stays the same from frame to frame at one picture size. */
interface Stage {
  readonly width: number;
  readonly height: number;
  /** Pixels per unit of the sheet, and where the sheet's origin lies. */
  readonly scale: number;
  readonly left: number;
  readonly top: number;
  readonly backdrop: HTMLCanvasElement;
  readonly map: Context;
  readonly props: Props;
  readonly casters: readonly Caster[];
}

/** One stage per context, built again when the size changes: a cache, invisible in the picture. */
const stages = new WeakMap<Context, Stage>();

/**
 * Draws the demo scene as it is at a moment: a still life of clearly colored things, while the sun wanders from one
 * side of the room to the other. The same arguments give the same picture.
 *
 * @param width of the picture in pixels, at least 1; a shape other than 4:3 shows the middle of the scene
 * @param seconds since the scene began, any finite number
 */
export function drawScene(context: Context, width: number, height: number, seconds: number): void {
  let stage = stages.get(context);
  if (!stage || stage.width !== width || stage.height !== height) {
    stage = buildStage(width, height);
    stages.set(context, stage);
  }
  const light = lightAt(seconds);
  const { scale, left, top, props, map } = stage;
  drawLightMap(map, left / scale, top / scale, props, stage.casters, light, seconds);
  // What one thing leaves set must not reach the next frame: the first picture has to equal the hundredth.
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.drawImage(stage.backdrop, 0, 0);
  // Enlarged with smoothing, the small map is a soft one: blurred shadows for the price of one image.
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'low';
  const grow = scale / MAP_DETAIL;
  context.drawImage(map.canvas, 0, 0, map.canvas.width * grow, map.canvas.height * grow);
  context.setTransform(scale, 0, 0, scale, left, top);
  drawProps(context, props, light, seconds);
  context.restore();
}

function buildStage(width: number, height: number): Stage {
  const scale = Math.max(width / SHEET_WIDTH, height / SHEET_HEIGHT);
  const left = (width - SHEET_WIDTH * scale) / 2;
  const top = (height - SHEET_HEIGHT * scale) / 2;
  const backdrop = layer(width, height, false);
  backdrop.setTransform(scale, 0, 0, scale, left, top);
  paintBackdrop(backdrop);
  const map = layer(Math.ceil((width / scale) * MAP_DETAIL), Math.ceil((height / scale) * MAP_DETAIL), true);
  const props = makeProps(scale);
  return { width, height, scale, left, top, backdrop: backdrop.canvas, map, props, casters: tableCasters(props) };
}

/** Layers are kept in memory, not on the GPU: see `openDemo`. */
function layer(width: number, height: number, alpha: boolean): Context {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas.getContext('2d', { alpha, willReadFrequently: true }) as Context;
}
