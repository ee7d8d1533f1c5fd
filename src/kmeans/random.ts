import { KMeansError } from './errors.ts';

/** A source of numbers, uniform in [0, 1). Everything random here takes one, so that a run can be repeated. */
export type Random = () => number;

/** As many rounds as PractRand uses to spread a seed over the whole state. */
const WARM_UP_ROUNDS = 12;

/**
 * A reproducible generator: the same seed gives the same numbers on every machine.
 *
 * It is sfc32 ("small fast counting") by Chris Doty-Humphrey, from his PractRand test suite
 * (https://pracrand.sourceforge.net): 128 bits of state, of which 32 are a counter, so no seed has a short cycle.
 *
 * @param seed any safe integer
 * @returns numbers in [0, 1), multiples of 2^-32
 * @throws KMeansError `bad-argument` for a seed that is not a safe integer
 */
export function random(seed: number): Random {
  if (!Number.isSafeInteger(seed)) {
    const range = `${Number.MIN_SAFE_INTEGER} to ${Number.MAX_SAFE_INTEGER}`;
    throw new KMeansError('bad-argument', `seed is ${seed}; it must be an integer from ${range}.`);
  }
  let a = 0;
  let b = seed | 0;
  let c = Math.floor(seed / 2 ** 32) | 0;
  let counter = 1;

  const next = (): number => {
    const result = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    return (result >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < WARM_UP_ROUNDS; round++) next();
  return next;
}

/** A whole number from 0 to `below - 1`, all equally likely. */
export function randomIndex(below: number, random: Random): number {
  return Math.floor(random() * below);
}
