import { type Light, lit, rgb } from './light.ts';
import type { Placing } from './relief.ts';
import { curve, outlineOf, ringOf, type Turned } from './turned.ts';

type Context = CanvasRenderingContext2D;

const COBALT = rgb('#2350c8');
const COBALT_DEEP = rgb('#16369c');
const PORCELAIN = rgb('#f2efe6');

/** The jug: lip, neck, belly, foot. */
const JUG: Turned = {
  cx: 0,
  top: -180,
  bottom: 0,
  radius: curve([35, 28, 24.5, 27, 38, 51, 60.5, 64, 62.5, 56, 47, 39.5, 38.5]),
  tilt: 0.2,
  open: true,
};
const JUG_X = 168;
const JUG_FOOT = 366;
const LIP_Y = JUG_FOOT + JUG.top;
/** The handle: a bow from the lip to the belly. */
const HANDLE = 'M196 207 C234 192 260 216 251 248 C246 266 236 278 221 288';

/** The bowl, from its rim down to its foot. */
const BOWL: Turned = {
  cx: 0,
  top: -84,
  bottom: 0,
  radius: curve([108, 107.5, 106, 102.5, 97, 88.5, 75, 55, 48, 50]),
  tilt: 0.155,
  open: true,
};
const BOWL_X = 384;
const BOWL_FOOT = 370;
const RIM_Y = BOWL_FOOT + BOWL.top;
const RIM = 108;

export const jug = (): Placing => ({
  body: JUG,
  outline: outlineOf(JUG),
  x: JUG_X,
  y: JUG_FOOT,
  angle: 0,
  size: 1,
  reach: 182,
  gloss: 0.5,
  focus: 26,
  paint(context) {
    const glaze = context.createLinearGradient(0, JUG.top, 0, 10);
    glaze.addColorStop(0, '#2f62dc');
    glaze.addColorStop(0.6, '#2350c8');
    glaze.addColorStop(1, '#1a3a9c');
    context.fillStyle = glaze;
    context.fillRect(-80, JUG.top, 160, 200);
    context.strokeStyle = '#f2efe6';
    for (const [t, width] of [
      [0.245, 3.6],
      [0.29, 1.4],
      [0.86, 2.2],
    ] as const) {
      context.lineWidth = width;
      context.stroke(ringOf(JUG, t));
    }
  },
});

export const bowl = (): Placing => ({
  body: BOWL,
  outline: outlineOf(BOWL),
  x: BOWL_X,
  y: BOWL_FOOT,
  angle: 0,
  size: 1,
  reach: 138,
  gloss: 0.14,
  focus: 30,
  paint(context) {
    context.fillStyle = '#f2efe6';
    context.fillRect(-120, BOWL.top, 240, 110);
    // The bowl's own shade on its foot, from wherever the light comes.
    const dusk = context.createLinearGradient(0, -42, 0, 8);
    dusk.addColorStop(0, 'rgba(70,60,70,0)');
    dusk.addColorStop(0.55, 'rgba(70,60,70,0.5)');
    dusk.addColorStop(1, 'rgba(70,60,70,0.22)');
    context.fillStyle = dusk;
    context.fillRect(-120, -42, 240, 60);
    for (const [t, width, color] of [
      [0.13, 3.6, '#d8a03c'],
      [0.21, 1.3, '#2350c8'],
      [0.84, 1.3, '#2350c8'],
    ] as const) {
      context.lineWidth = width;
      context.strokeStyle = color;
      context.stroke(ringOf(BOWL, t));
    }
  },
});

export const handlePath = (): Path2D => new Path2D(HANDLE);

/** The inside of the jug's lip, behind what stands in it. */
export function drawJugMouth(context: Context, light: Light): void {
  context.fillStyle = lit(COBALT_DEEP, 0.3 * light.x, -1);
  context.beginPath();
  context.ellipse(JUG_X, LIP_Y, 35, 35 * JUG.tilt, 0, 0, 2 * Math.PI);
  context.fill();
}

/** The handle is a tube: dark below, its body over that, and a thread of light along its upper side. */
export function drawHandle(context: Context, handle: Path2D, light: Light): void {
  context.lineCap = 'round';
  for (const [width, facing] of [
    [15, -0.2],
    [11, 0.2 + light.x * 0.4],
    [4, 0.75 + light.x * 0.35],
  ] as const) {
    context.lineWidth = width;
    context.strokeStyle = lit(COBALT, facing, 0.2);
    context.stroke(handle);
  }
}

/** What lies on the jug's glaze: the near lip, and the window mirrored in the belly. */
export function drawJugLights(context: Context, light: Light): void {
  context.lineWidth = 2.6;
  context.strokeStyle = lit(rgb('#6f98f0'), 0.75, 0.6);
  context.beginPath();
  context.ellipse(JUG_X, LIP_Y + 0.5, 34, 34 * JUG.tilt, 0, 0.05, Math.PI - 0.05);
  context.stroke();
  drawWindow(context, JUG_X + light.x * 50, 266, light);
}

/** A window of four panes, mirrored in the glaze and bent by it. */
function drawWindow(context: Context, x: number, y: number, light: Light): void {
  const bend = light.x * 8;
  context.fillStyle = 'rgba(240,248,255,0.72)';
  for (const column of [0, 1]) {
    for (const row of [0, 1]) {
      const left = x - 8 + column * 8.4;
      const top = y - 14 + row * 12.6;
      const lean = bend * (row === 0 ? -0.3 : 0.2);
      context.beginPath();
      context.moveTo(left + lean, top);
      context.quadraticCurveTo(left + 3.6 + lean, top - 1.1, left + 7.2 + lean, top);
      context.lineTo(left + 7.2 + lean * 0.2, top + 11.2);
      context.quadraticCurveTo(left + 3.6, top + 11.9, left + lean * 0.2, top + 11.2);
      context.fill();
    }
  }
}

/** The hollow of the bowl, behind the fruit. */
export function drawBowlHollow(context: Context, light: Light): void {
  const hollow = context.createLinearGradient(BOWL_X - RIM, 0, BOWL_X + RIM, 0);
  // A hollow is lit on the side away from the light.
  for (const u of [-1, -0.5, 0, 0.5, 1]) hollow.addColorStop((u + 1) / 2, lit(PORCELAIN, 0.15 - u * light.x, -0.3));
  context.fillStyle = hollow;
  context.beginPath();
  context.ellipse(BOWL_X, RIM_Y, RIM, RIM * BOWL.tilt, 0, 0, 2 * Math.PI);
  context.fill();
}

/** The near rim of the bowl, which faces up and is bright wherever the light stands. */
export function drawBowlRim(context: Context): void {
  context.lineWidth = 2.8;
  context.strokeStyle = lit(PORCELAIN, 0.92, 0.5);
  context.beginPath();
  context.ellipse(BOWL_X, RIM_Y, RIM - 1, (RIM - 1) * BOWL.tilt, 0, 0, Math.PI);
  context.stroke();
}
