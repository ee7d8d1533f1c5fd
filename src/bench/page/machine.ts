/** The part of `navigator` that says what browser this is; `userAgentData` is Chromium's alone. */
export interface Agent {
  readonly userAgent: string;
  readonly hardwareConcurrency?: number;
  readonly userAgentData?: { readonly brands: readonly { readonly brand: string; readonly version: string }[] };
}

/** What browsers call themselves, the most particular first: most name the ones they descend from, too. */
const NAMES: readonly (readonly [string, RegExp])[] = [
  ['Edge', /Edg\w*\/(\d+)/],
  ['Opera', /OPR\/(\d+)/],
  ['Samsung Internet', /SamsungBrowser\/(\d+)/],
  ['Firefox', /(?:Firefox|FxiOS)\/(\d+)/],
  ['Chrome', /(?:Chrome|CriOS)\/(\d+)/],
  ['Safari', /Version\/(\d+).*Safari/],
];

/** Name and main version of the browser, or '' where it does not tell. */
export function browserName({ userAgent, userAgentData }: Agent): string {
  // One brand is there to mislead; of the others, Chromium is what all have in common.
  const brands = userAgentData?.brands.filter(({ brand }) => !/not.*brand/i.test(brand)) ?? [];
  const own = brands.find(({ brand }) => brand !== 'Chromium') ?? brands[0];
  if (own) return `${own.brand} ${own.version}`;
  for (const [name, pattern] of NAMES) {
    const version = pattern.exec(userAgent)?.[1];
    if (version) return `${name} ${version}`;
  }
  return '';
}

/** Smallest step seen of the clock, in milliseconds: browsers make it coarse, each in its own way. */
export function clockStepMs(now = () => performance.now(), steps = 8): number {
  let smallest = Number.POSITIVE_INFINITY;
  let last = now();
  for (let seen = 0; seen < steps; ) {
    const time = now();
    if (time === last) continue;
    smallest = Math.min(smallest, time - last);
    last = time;
    seen++;
  }
  return smallest;
}
