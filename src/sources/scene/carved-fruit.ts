import { pores } from './chance.ts';
import { type Light, lit, rgb } from './light.ts';
import type { Placing } from './relief.ts';
import { curve, outlineOf, type Turned } from './turned.ts';

type Context = CanvasRenderingContext2D;

const STEM = rgb('#6b4a2a');
const LEAF = rgb('#4f9a3a');

const ORANGE: Turned = {
  cx: 0,
  top: -40,
  bottom: 40,
  radius: (t) => 40 * Math.sqrt(Math.max(0, 1 - (2 * t - 1) ** 2)),
  tilt: 0,
  open: false,
};

/** @param angle of the axis from upright, clockwise, in radians; @param r radius in units of the sheet */
export function orange(x: number, y: number, r: number, angle: number): Placing {
  return {
    body: ORANGE,
    outline: outlineOf(ORANGE),
    x,
    y,
    angle,
    size: r / 40,
    reach: 42,
    gloss: 0.24,
    focus: 14,
    paint(context) {
      context.fillStyle = '#ff8a12';
      context.fillRect(-50, -50, 100, 100);
      context.fillStyle = 'rgba(176,60,0,0.4)';
      context.fill(pores(0, 0, 40, 40, 150 + Math.round(r), 0.95));
      // The button where the stem was, and the pale star around it.
      context.translate(7, -27);
      context.scale(1, 0.55);
      context.fillStyle = 'rgba(255,196,90,0.5)';
      context.fill(new Path2D('M0 -7 L2 -2 L7 -1 L3 2 L4 7 L0 4 L-4 7 L-3 2 L-7 -1 L-2 -2 Z'));
      context.fillStyle = '#5d6a2a';
      context.beginPath();
      context.arc(0, 0, 2.6, 0, 2 * Math.PI);
      context.fill();
    },
  };
}

/** A lemon standing on its stem end; it is laid down when placed. */
const LEMON: Turned = {
  cx: 0,
  top: -48,
  bottom: 46,
  radius: curve([2, 7, 11.5, 20.5, 27.5, 31.5, 33.5, 34, 33, 30.5, 26, 19, 11, 8, 3.5]),
  tilt: 0.1,
  open: false,
};

/** @param angle of the axis from upright, clockwise, in radians; @param size 1 is 94 units long */
export function lemon(x: number, y: number, angle: number, size: number): Placing {
  return {
    body: LEMON,
    outline: outlineOf(LEMON),
    x,
    y,
    angle,
    size,
    reach: 51,
    gloss: 0.3,
    focus: 16,
    paint(context) {
      const peel = context.createLinearGradient(0, -48, 0, 48);
      peel.addColorStop(0, '#b9b52a');
      peel.addColorStop(0.14, '#f5d823');
      peel.addColorStop(0.5, '#ffe22c');
      peel.addColorStop(0.88, '#f8d61f');
      peel.addColorStop(1, '#cfae1c');
      context.fillStyle = peel;
      context.fillRect(-50, -50, 100, 100);
      context.fillStyle = 'rgba(190,130,0,0.28)';
      context.fill(pores(0, 0, 33, 42, 120, 1));
    },
  };
}

const PEAR: Turned = {
  cx: 0,
  top: -122,
  bottom: 3,
  radius: curve([0, 12, 17, 19.5, 22, 26, 31.5, 37, 41, 43, 43, 41, 36.5, 28, 15]),
  tilt: 0.16,
  open: false,
};
const PEAR_TURN = 0.07;
const PEAR_STEM = 'M0 -119 C1 -130 5 -138 12 -145';
const PEAR_LEAF = 'M7 -139 C16 -160 38 -164 54 -152 C40 -140 22 -134 7 -139 Z';

/** @param foot where it stands */
export function pear(x: number, foot: number): Placing {
  return {
    body: PEAR,
    outline: outlineOf(PEAR),
    x,
    y: foot,
    angle: PEAR_TURN,
    size: 1,
    reach: 124,
    gloss: 0.2,
    focus: 18,
    paint(context) {
      const skin = context.createLinearGradient(0, -122, 0, 0);
      skin.addColorStop(0, '#d3c24a');
      skin.addColorStop(0.45, '#c3d044');
      skin.addColorStop(1, '#a4c23c');
      context.fillStyle = skin;
      context.fillRect(-60, -125, 120, 140);
      // A cheek reddened by the sun it grew in, wherever today's light is.
      const cheek = context.createRadialGradient(24, -42, 2, 24, -42, 36);
      cheek.addColorStop(0, 'rgba(226,96,40,0.55)');
      cheek.addColorStop(1, 'rgba(226,96,40,0)');
      context.fillStyle = cheek;
      context.fillRect(-60, -125, 120, 140);
      context.fillStyle = 'rgba(96,84,10,0.36)';
      context.fill(pores(0, -42, 39, 38, 90, 0.9));
      context.fill(pores(0, -95, 17, 20, 24, 0.8));
    },
  };
}

/** The pear's stem with its one leaf, behind the pear. */
export interface PearTop {
  readonly stem: Path2D;
  readonly leaf: Path2D;
}

export const pearTop = (): PearTop => ({ stem: new Path2D(PEAR_STEM), leaf: new Path2D(PEAR_LEAF) });

export function drawPearTop(context: Context, x: number, foot: number, light: Light, { stem, leaf }: PearTop): void {
  context.save();
  context.translate(x, foot);
  context.rotate(PEAR_TURN);
  context.lineCap = 'round';
  context.lineWidth = 4;
  context.strokeStyle = lit(STEM, 0.5 + 0.3 * light.x);
  context.stroke(stem);
  context.fillStyle = lit(LEAF, 0.62 - 0.25 * light.x, 0.4);
  context.fill(leaf);
  context.restore();
}
