import { drawPearTop, lemon, orange, type PearTop, pear, pearTop } from './carved-fruit.ts';
import { type ApplePaths, applePaths, drawApple, drawGrapes } from './fruit.ts';
import type { Light } from './light.ts';
import { carve, drawRelief, type Placing, type Relief } from './relief.ts';
import { drawSprig, growSprig, type Sprig } from './sprig.ts';
import {
  bowl,
  drawBowlHollow,
  drawBowlRim,
  drawHandle,
  drawJugLights,
  drawJugMouth,
  handlePath,
  jug,
} from './vessels.ts';

type Context = CanvasRenderingContext2D;
/** Middle and radius of a round thing, on the sheet. */
export type Round = readonly [x: number, y: number, r: number];

export const BOWL_ORANGES: readonly Round[] = [
  [330, 268, 38],
  [435, 265, 41],
];
export const BOWL_APPLE: Round = [384, 263, 42];
export const TABLE_ORANGE: Round = [98, 388, 40];
export const TABLE_APPLE: Round = [282, 404, 38];
export const GRAPES = [500, 414] as const;
/** How the oranges lie, in radians: their buttons look to different sides. */
const ORANGE_TURNS = [-0.5, 0.7, 0.3];
const PEAR = [560, 382] as const;

/** Everything whose shape does not change, made once per scene and size. */
export interface Props {
  readonly placings: Readonly<Record<'jug' | 'bowl' | 'pear' | 'near' | 'far', Placing>>;
  readonly reliefs: Readonly<Record<'jug' | 'bowl' | 'pear' | 'near' | 'far', Relief>>;
  readonly handle: Path2D;
  readonly sprig: Sprig;
  readonly apple: ApplePaths;
  readonly pearTop: PearTop;
  readonly oranges: readonly Relief[];
}

/** @param scale picture pixels per unit of the sheet */
export function makeProps(scale: number): Props {
  const placings = {
    jug: jug(),
    bowl: bowl(),
    pear: pear(...PEAR),
    far: lemon(208, 398, 1.22, 0.9),
    near: lemon(396, 428, 1.98, 0.88),
  };
  return {
    placings,
    reliefs: {
      jug: carve(placings.jug, scale),
      bowl: carve(placings.bowl, scale),
      pear: carve(placings.pear, scale),
      far: carve(placings.far, scale),
      near: carve(placings.near, scale),
    },
    handle: handlePath(),
    sprig: growSprig(),
    apple: applePaths(),
    pearTop: pearTop(),
    oranges: [...BOWL_ORANGES, TABLE_ORANGE].map(([x, y, r], i) => carve(orange(x, y, r, ORANGE_TURNS[i]), scale)),
  };
}

/** Draws the things, back to front. */
export function drawProps(context: Context, props: Props, light: Light, seconds: number): void {
  const { reliefs, oranges, apple } = props;
  drawJugMouth(context, light);
  drawSprig(context, props.sprig, light, seconds);
  drawHandle(context, props.handle, light);
  drawRelief(context, reliefs.jug, light);
  drawJugLights(context, light);
  drawBowlHollow(context, light);
  drawApple(context, ...BOWL_APPLE, light, apple);
  for (const relief of oranges.slice(0, BOWL_ORANGES.length)) drawRelief(context, relief, light);
  drawRelief(context, reliefs.bowl, light);
  drawBowlRim(context);
  drawPearTop(context, ...PEAR, light, props.pearTop);
  drawRelief(context, reliefs.pear, light);
  drawGrapes(context, ...GRAPES, light);
  drawRelief(context, oranges[BOWL_ORANGES.length], light);
  drawRelief(context, reliefs.far, light);
  drawApple(context, ...TABLE_APPLE, light, apple);
  drawRelief(context, reliefs.near, light);
}
