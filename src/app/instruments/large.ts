const NUMBER = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** A sum over millions of pixels, in few characters: 98,765 or 1.2346e+9. */
export function large(value: number): string {
  return value < 1e6 ? NUMBER.format(value) : value.toExponential(4);
}
