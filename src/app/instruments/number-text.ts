/** Sums over millions of pixels, and what is less than one in scaled units: one way to write them, wherever they stand. */
const LARGE = new Intl.NumberFormat('en', { maximumSignificantDigits: 9 });
/** More decimals than this tell two errors apart that nobody would. */
const DECIMALS_MAX = 6;

/** An inertia, in at most nine digits: 264,190,123. */
export function large(value: number): string {
  return LARGE.format(value);
}

/** Two errors with as many decimals as it takes to see which is lower, one at least. */
export function apart(before: number, after: number): { before: string; after: string } {
  let decimals = 1;
  while (before !== after && decimals < DECIMALS_MAX && before.toFixed(decimals) === after.toFixed(decimals))
    decimals++;
  return { before: before.toFixed(decimals), after: after.toFixed(decimals) };
}

/** An error alone: one decimal, and below 1 as many as show two digits of it. */
export function errorText(mse: number): string {
  if (mse === 0 || mse >= 1) return mse.toFixed(1);
  return mse.toFixed(Math.min(DECIMALS_MAX, 1 - Math.floor(Math.log10(mse))));
}

/** A share from 0 to 1 in whole percent; what is there but less than half of one is not nothing. */
export function percentOf(share: number): string {
  return share > 0 && share < 0.005 ? '<1' : String(Math.round(100 * share));
}
