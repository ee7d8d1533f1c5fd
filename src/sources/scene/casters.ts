import { castGrapes } from './fruit.ts';
import { BOWL_APPLE, BOWL_ORANGES, GRAPES, type Props, type Round, TABLE_APPLE, TABLE_ORANGE } from './objects.ts';
import type { Placing } from './relief.ts';
import { castSprig } from './sprig.ts';

type Context = CanvasRenderingContext2D;

/** Something that throws a shadow: where it touches the table, and how to fill its silhouette in the present style. */
export interface Caster {
  readonly x: number;
  readonly foot: number;
  /** Half the width of what touches the table, in units of the sheet. */
  readonly half: number;
  fill(context: Context): void;
}

/** What throws its shadow on the wall behind: the jug with its sprig, and what the bowl holds. */
export function castOnWall(context: Context, props: Props, seconds: number): void {
  castPlaced(context, props.placings.jug);
  context.lineWidth = 12;
  context.stroke(props.handle);
  castSprig(context, props.sprig, seconds);
  castPlaced(context, props.placings.bowl);
  castRounds(context, [...BOWL_ORANGES, BOWL_APPLE]);
}

/** What throws its shadow on the table. The sprig's would fall beside it. */
export function tableCasters(props: Props): Caster[] {
  const { jug, bowl, pear, far, near } = props.placings;
  return [
    {
      x: jug.x,
      foot: jug.y + 5,
      half: 41,
      fill: (context) => {
        castPlaced(context, jug);
        context.lineWidth = 12;
        context.stroke(props.handle);
      },
    },
    {
      x: bowl.x,
      foot: bowl.y + 6,
      half: 52,
      fill: (context) => {
        castPlaced(context, bowl);
        castRounds(context, [...BOWL_ORANGES, BOWL_APPLE]);
      },
    },
    { x: pear.x, foot: pear.y + 3, half: 31, fill: (context) => castPlaced(context, pear) },
    { x: GRAPES[0], foot: GRAPES[1] + 31, half: 50, fill: (context) => castGrapes(context, ...GRAPES) },
    ball(TABLE_ORANGE),
    ball(TABLE_APPLE),
    ...[far, near].map((placing) => ({
      x: placing.x,
      foot: placing.y + 31 * placing.size,
      half: 34 * placing.size,
      fill: (context: Context) => castPlaced(context, placing),
    })),
  ];
}

function ball(place: Round): Caster {
  const [x, y, r] = place;
  return { x, foot: y + 0.94 * r, half: 0.72 * r, fill: (context) => castRounds(context, [place]) };
}

function castPlaced(context: Context, { outline, x, y, angle, size }: Placing): void {
  context.save();
  context.translate(x, y);
  context.rotate(angle);
  context.scale(size, size);
  context.fill(outline);
  context.restore();
}

function castRounds(context: Context, rounds: readonly Round[]): void {
  context.beginPath();
  for (const [x, y, r] of rounds) {
    context.moveTo(x + r, y);
    context.arc(x, y, r, 0, 2 * Math.PI);
  }
  context.fill();
}
