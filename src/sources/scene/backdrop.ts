import { chance } from './chance.ts';

/** Everything in the scene is placed on a sheet of this size; pictures of other shapes show its middle. */
export const SHEET_WIDTH = 640;
export const SHEET_HEIGHT = 480;
/** Where the table ends and the wall begins. */
export const HORIZON = 300;

type Context = CanvasRenderingContext2D;

/** Paints what stands still, as in full light: wall, table and cloth. Shade comes later, from the light map. */
export function paintBackdrop(context: Context): void {
  paintWall(context);
  paintTable(context);
  paintCloth(context);
}

/** Half again beyond the sheet on each side, for pictures that are wider or higher. */
function fillBand(context: Context, top: number, bottom: number): void {
  context.fillRect(-SHEET_WIDTH / 2, top, SHEET_WIDTH * 2, bottom - top);
}

function paintWall(context: Context): void {
  const wall = context.createLinearGradient(0, 0, 0, HORIZON);
  wall.addColorStop(0, '#6d9c9c');
  wall.addColorStop(0.6, '#82b1ac');
  wall.addColorStop(1, '#74a39f');
  context.fillStyle = wall;
  fillBand(context, -SHEET_HEIGHT / 2, HORIZON);
  // Plaster: broad blotches, then strokes of the trowel.
  const next = chance(7);
  for (let i = 0; i < 90; i++) {
    const x = next() * SHEET_WIDTH;
    const y = next() * HORIZON;
    const r = 24 + next() * 70;
    const blotch = context.createRadialGradient(x, y, 0, x, y, r);
    const tint = next() < 0.5 ? '225,240,228' : '22,66,76';
    blotch.addColorStop(0, `rgba(${tint},0.07)`);
    blotch.addColorStop(1, `rgba(${tint},0)`);
    context.fillStyle = blotch;
    context.fillRect(x - r, y - r, 2 * r, Math.min(2 * r, HORIZON - y + r));
  }
  context.lineCap = 'round';
  for (let i = 0; i < 420; i++) {
    const x = next() * SHEET_WIDTH;
    const y = next() * (HORIZON - 4);
    const angle = next() * Math.PI;
    const long = 5 + next() * 16;
    context.strokeStyle = next() < 0.5 ? 'rgba(235,250,240,0.035)' : 'rgba(16,52,60,0.03)';
    context.lineWidth = 1.5 + next() * 3;
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + Math.cos(angle) * long, y + Math.sin(angle) * long * 0.6);
    context.stroke();
  }
}

function paintTable(context: Context): void {
  const wood = context.createLinearGradient(0, HORIZON, 0, SHEET_HEIGHT);
  wood.addColorStop(0, '#a9713c');
  wood.addColorStop(0.5, '#bd8147');
  wood.addColorStop(1, '#a0652f');
  context.fillStyle = wood;
  fillBand(context, HORIZON, SHEET_HEIGHT * 1.5);
  const next = chance(21);
  // Boards run along the table; nearer ones are broader.
  const seams = [HORIZON, 322, 353, 396, 452, 530];
  for (let board = 0; board + 1 < seams.length; board++) {
    const top = seams[board];
    const deep = seams[board + 1] - top;
    context.fillStyle = next() < 0.5 ? `rgba(60,26,6,${0.1 * next()})` : `rgba(255,214,150,${0.12 * next()})`;
    fillBand(context, top, top + deep);
    for (let i = 0; i < 46; i++) {
      const y = top + deep * next();
      const x = next() * SHEET_WIDTH * 1.2 - 60;
      const long = 60 + next() * 240;
      const bend = (next() - 0.5) * deep * 0.22;
      context.strokeStyle = next() < 0.62 ? 'rgba(66,30,8,0.13)' : 'rgba(255,216,158,0.12)';
      context.lineWidth = (0.4 + next()) * (0.6 + deep / 50);
      context.beginPath();
      context.moveTo(x, y);
      context.bezierCurveTo(x + long * 0.3, y + bend, x + long * 0.7, y - bend, x + long, y + bend * 0.5);
      context.stroke();
    }
    context.fillStyle = 'rgba(45,18,4,0.42)';
    fillBand(context, top + deep - 0.6 - deep / 60, top + deep);
    context.fillStyle = 'rgba(255,220,165,0.2)';
    fillBand(context, top + deep, top + deep + 1);
  }
  // The far edge: a dark line where wall and wood meet, softened upward.
  const gap = context.createLinearGradient(0, HORIZON - 9, 0, HORIZON + 5);
  gap.addColorStop(0, 'rgba(18,30,34,0)');
  gap.addColorStop(0.64, 'rgba(18,24,28,0.42)');
  gap.addColorStop(1, 'rgba(40,18,6,0)');
  context.fillStyle = gap;
  fillBand(context, HORIZON - 9, HORIZON + 5);
}

/** The cloth's edge: back hem, right side, front beyond the sheet, left side. */
function clothPath(): Path2D {
  const path = new Path2D('M236 349 C300 343 420 341 506 346 C524 384 548 428 574 486');
  path.lineTo(610, 760);
  path.lineTo(140, 760);
  path.lineTo(172, 486);
  path.bezierCurveTo(196, 432, 218, 390, 236, 349);
  path.closePath();
  return path;
}

function paintCloth(context: Context): void {
  const cloth = clothPath();
  context.save();
  context.shadowColor = 'rgba(40,16,2,0.55)';
  context.shadowBlur = 7;
  context.shadowOffsetY = 2;
  context.fillStyle = '#f0eadc';
  context.fill(cloth);
  context.restore();
  context.save();
  context.clip(cloth);
  // Creases from ironing: a lit and a shaded flank each, fanning out toward the viewer.
  for (const [from, to] of [
    [300, 262],
    [372, 372],
    [446, 484],
  ] as const) {
    for (const [offset, color] of [
      [-5, '255,255,255'],
      [4, '128,132,150'],
    ] as const) {
      const crease = new Path2D();
      crease.moveTo(from + offset * 0.4, 340);
      crease.lineTo(to + offset * 2.2, 500);
      crease.lineTo(to, 500);
      crease.lineTo(from, 340);
      context.fillStyle = `rgba(${color},0.3)`;
      context.fill(crease);
    }
  }
  const fold = context.createLinearGradient(0, 424, 0, 446);
  fold.addColorStop(0, 'rgba(120,124,146,0)');
  fold.addColorStop(0.5, 'rgba(120,124,146,0.22)');
  fold.addColorStop(0.56, 'rgba(255,255,255,0.45)');
  fold.addColorStop(1, 'rgba(255,255,255,0)');
  context.fillStyle = fold;
  context.fillRect(100, 424, 560, 22);
  // Woven stripes along both sides.
  context.strokeStyle = 'rgba(44,74,150,0.75)';
  for (const [x0, x1, width] of [
    [246, 186, 2.6],
    [251, 194, 1.1],
    [496, 562, 2.6],
    [491, 554, 1.1],
  ] as const) {
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(x0, 346);
    context.lineTo(x1, 490);
    context.lineTo(x1 + (x1 - x0) * 1.8, 760);
    context.stroke();
  }
  context.restore();
}
