import { chance } from './chance.ts';
import { type Light, lit, mix, rgb } from './light.ts';

type Context = CanvasRenderingContext2D;

/** Where the twigs leave the jug. */
const ROOT_X = 168;
const ROOT_Y = 188;
const GREEN = rgb('#4f9a3a');
const GREEN_YOUNG = rgb('#a6c84e');
const GREEN_DEEP = rgb('#2f6d38');
const BARK = rgb('#7a5a3a');

/** A twig as a curve: where its tip is, from the root, and how it bends on the way there. */
interface Twig {
  readonly dx: number;
  readonly dy: number;
  readonly bendX: number;
  readonly bendY: number;
  readonly pairs: number;
}

const TWIGS: readonly Twig[] = [
  { dx: -92, dy: -112, bendX: -16, bendY: -82, pairs: 6 },
  { dx: 6, dy: -158, bendX: -10, bendY: -90, pairs: 7 },
  { dx: 96, dy: -118, bendX: 22, bendY: -96, pairs: 6 },
  { dx: -44, dy: -150, bendX: -22, bendY: -80, pairs: 6 },
  { dx: 54, dy: -146, bendX: 16, bendY: -86, pairs: 6 },
  { dx: 104, dy: -54, bendX: 40, bendY: -62, pairs: 4 },
  { dx: -98, dy: -44, bendX: -44, bendY: -54, pairs: 4 },
];

interface Leaf {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly long: number;
  readonly tone: number;
  readonly twig: number;
}

/** One leaf, pointing right, one unit long; drawn as two halves that catch the light differently. */
const UPPER = 'M0 0 C0.25 -0.26 0.7 -0.26 1 0 Z';
const LOWER = 'M0 0 C0.25 0.26 0.7 0.26 1 0 Z';

/** The sprig's leaves and paths, made once per scene. */
export interface Sprig {
  readonly leaves: readonly Leaf[];
  readonly twigs: readonly Path2D[];
  /** The leaves of each twig as one shape. */
  readonly crowns: readonly Path2D[];
  readonly upper: Path2D;
  readonly lower: Path2D;
}

export function growSprig(): Sprig {
  const next = chance(5);
  const leaves: Leaf[] = [];
  const twigs: Path2D[] = [];
  TWIGS.forEach((twig, index) => {
    const path = new Path2D();
    path.moveTo(ROOT_X, ROOT_Y + 6);
    path.quadraticCurveTo(ROOT_X + twig.bendX, ROOT_Y + twig.bendY, ROOT_X + twig.dx, ROOT_Y + twig.dy);
    twigs.push(path);
    for (let i = 0; i < twig.pairs; i++) {
      const t = 0.34 + (0.66 * i) / (twig.pairs - 1);
      // The quadratic curve and its direction at t.
      const x = ROOT_X + 2 * (1 - t) * t * twig.bendX + t * t * twig.dx;
      const y = ROOT_Y + 2 * (1 - t) * t * twig.bendY + t * t * twig.dy;
      const along = Math.atan2(
        (1 - t) * twig.bendY + t * (twig.dy - twig.bendY),
        (1 - t) * twig.bendX + t * (twig.dx - twig.bendX),
      );
      const long = 36 - 12 * t + next() * 7;
      const last = i === twig.pairs - 1;
      for (const side of last ? [0] : [-1, 1]) {
        const angle = along + side * (0.75 + next() * 0.35);
        leaves.push({ x, y, angle, long, tone: next(), twig: index });
      }
    }
  });
  const upper = new Path2D(UPPER);
  const lower = new Path2D(LOWER);
  const crowns = TWIGS.map(() => new Path2D());
  for (const { x, y, angle, long, twig } of leaves) {
    const placed = new DOMMatrix()
      .translateSelf(x, y)
      .rotateSelf((angle * 180) / Math.PI)
      .scaleSelf(long, long);
    crowns[twig].addPath(upper, placed);
    crowns[twig].addPath(lower, placed);
  }
  return { leaves, twigs, crowns, upper, lower };
}

/** How far a twig is turned by the air, in radians: each at its own slow pace. */
function sway(twig: number, seconds: number): number {
  return 0.022 * Math.sin(seconds * (0.9 + 0.13 * twig) + twig * 1.7) + 0.012 * Math.sin(seconds * 2.1 + twig);
}

function turnAbout(context: Context, angle: number): void {
  context.translate(ROOT_X, ROOT_Y);
  context.rotate(angle);
  context.translate(-ROOT_X, -ROOT_Y);
}

/** Draws the sprig in its colors. */
export function drawSprig(context: Context, sprig: Sprig, light: Light, seconds: number): void {
  sprig.twigs.forEach((path, twig) => {
    context.save();
    turnAbout(context, sway(twig, seconds));
    context.lineWidth = 2.2;
    context.strokeStyle = lit(BARK, 0.5 + light.x * 0.2);
    context.stroke(path);
    for (const leaf of sprig.leaves) {
      if (leaf.twig !== twig) continue;
      context.save();
      context.translate(leaf.x, leaf.y);
      const flutter = leaf.angle + 0.05 * Math.sin(seconds * 1.6 + leaf.tone * 9);
      context.rotate(flutter);
      context.scale(leaf.long, leaf.long);
      // A leaf is a shallow roof along its rib: its halves lean to either side of the leaf's own direction.
      const albedo = leaf.tone < 0.5 ? mix(GREEN_DEEP, GREEN, leaf.tone * 2) : mix(GREEN, GREEN_YOUNG, leaf.tone - 0.5);
      const lean = light.x * Math.sin(flutter) + light.y * Math.cos(flutter);
      const face = 0.35 + 0.4 * leaf.tone;
      context.fillStyle = lit(albedo, face + 0.42 * lean, 0.3);
      context.fill(sprig.upper);
      context.fillStyle = lit(albedo, face - 0.34 * lean, 0.1);
      context.fill(sprig.lower);
      context.restore();
    }
    context.restore();
  });
}

/** Fills the sprig's silhouette in the present style: each twig's leaves as one shape. */
export function castSprig(context: Context, sprig: Sprig, seconds: number): void {
  sprig.crowns.forEach((crown, twig) => {
    context.save();
    turnAbout(context, sway(twig, seconds));
    context.fill(crown);
    context.restore();
  });
}
