import { HORIZON, SHEET_HEIGHT, SHEET_WIDTH } from './backdrop.ts';
import { type Caster, castOnWall } from './casters.ts';
import type { Light } from './light.ts';
import type { Props } from './objects.ts';

type Context = CanvasRenderingContext2D;

/** Pixels of the light map per unit of the sheet. Fewer are softer and cheaper; below 1/8 the leaves dissolve. */
export const MAP_DETAIL = 1 / 4.5;

/** How far depth on the table is shortened by the view. */
const VIEW = 0.2;
/** Shade is a dark, cool veil over the backdrop. */
const DUSK = 'rgba(12,18,34,0.52)';
const SHADOW = 'rgba(14,10,26,0.6)';

/**
 * Draws where wall and table lie in shade: all of the room's dusk, less what the window lights, plus the shadows that
 * the things throw into that light. A small picture, to be enlarged over the backdrop.
 *
 * @param left where the sheet begins in the picture, in units of the sheet; likewise `top`
 */
export function drawLightMap(
  map: Context,
  left: number,
  top: number,
  props: Props,
  casters: readonly Caster[],
  light: Light,
  seconds: number,
): void {
  map.setTransform(1, 0, 0, 1, 0, 0);
  map.globalCompositeOperation = 'copy';
  map.fillStyle = DUSK;
  map.fillRect(0, 0, map.canvas.width, map.canvas.height);
  map.globalCompositeOperation = 'destination-out';
  map.setTransform(MAP_DETAIL, 0, 0, MAP_DETAIL, left * MAP_DETAIL, top * MAP_DETAIL);
  lightTable(map, light);
  lightWall(map, light);
  map.globalCompositeOperation = 'source-over';
  map.fillStyle = SHADOW;
  map.strokeStyle = SHADOW;
  shadeWall(map, props, light, seconds);
  shadeTable(map, casters, light);
}

/** A broad pool of light on the table, which wanders against the sun. */
function lightTable(map: Context, light: Light): void {
  map.save();
  map.beginPath();
  map.rect(-SHEET_WIDTH, HORIZON, SHEET_WIDTH * 3, SHEET_HEIGHT);
  map.clip();
  map.translate(330 - light.x * 90, 396);
  map.scale(1, 0.42);
  const pool = map.createRadialGradient(0, 0, 40, 0, 0, 420);
  pool.addColorStop(0, 'rgba(0,0,0,0.98)');
  pool.addColorStop(0.5, 'rgba(0,0,0,0.85)');
  pool.addColorStop(1, 'rgba(0,0,0,0)');
  map.fillStyle = pool;
  map.fillRect(-700, -700, 1400, 1400);
  map.restore();
}

/** The window's six panes on the wall, within a faint glow. */
function lightWall(map: Context, light: Light): void {
  map.save();
  map.beginPath();
  map.rect(-SHEET_WIDTH, -SHEET_HEIGHT, SHEET_WIDTH * 3, SHEET_HEIGHT + HORIZON);
  map.clip();
  const cx = 340 - light.x * 190;
  const glow = map.createRadialGradient(cx, 150, 30, cx, 150, 330);
  glow.addColorStop(0, 'rgba(0,0,0,0.6)');
  glow.addColorStop(1, 'rgba(0,0,0,0)');
  map.fillStyle = glow;
  map.fillRect(-SHEET_WIDTH, -SHEET_HEIGHT, SHEET_WIDTH * 3, SHEET_HEIGHT * 2);
  // Light that comes from the side draws the window out into a leaning shape.
  map.transform(1, light.x * 0.32, -light.x * 0.3, 1, cx, 140);
  map.fillStyle = 'rgba(0,0,0,0.75)';
  for (const x of [-116, -37, 42]) {
    for (const y of [-112, 4]) map.fillRect(x, y, 72, 108);
  }
  map.restore();
}

/** The shadows of what stands near the wall. */
function shadeWall(map: Context, props: Props, light: Light, seconds: number): void {
  map.save();
  map.beginPath();
  map.rect(-SHEET_WIDTH, -SHEET_HEIGHT, SHEET_WIDTH * 3, SHEET_HEIGHT + HORIZON);
  map.clip();
  map.globalAlpha = 0.8;
  map.translate(-light.x * 118, 26);
  castOnWall(map, props, seconds);
  map.restore();
}

/**
 * Shadows on the table: each silhouette laid down around its foot. A point at height h lands h · x/y to the side, and
 * h · z/y away from the viewer, which the low view of the table shortens.
 */
function shadeTable(map: Context, casters: readonly Caster[], light: Light): void {
  const aside = -light.x / light.y;
  const away = VIEW * (light.z / light.y);
  map.save();
  map.beginPath();
  map.rect(-SHEET_WIDTH, HORIZON + 1, SHEET_WIDTH * 3, SHEET_HEIGHT);
  map.clip();
  for (const { x, foot, half, fill } of casters) {
    map.save();
    // Where it touches the table, no light comes in from any side.
    map.globalAlpha = 0.7;
    map.beginPath();
    map.ellipse(x, foot - 2, half * 1.12, half * 0.24, 0, 0, 2 * Math.PI);
    map.fill();
    map.globalAlpha = 0.8;
    map.transform(1, 0, -aside, away, aside * foot, foot * (1 - away));
    fill(map);
    map.restore();
  }
  map.restore();
}
