import { expect, test } from 'vitest';
import { browserName, clockStepMs } from '../../../src/bench/page/machine.ts';

const SAFARI =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';
const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

test('a browser is called by its own name, not by those it descends from', () => {
  expect(browserName({ userAgent: SAFARI })).toBe('Safari 17');
  expect(browserName({ userAgent: FIREFOX })).toBe('Firefox 128');
  expect(browserName({ userAgent: CHROME })).toBe('Chrome 140');
  expect(browserName({ userAgent: `${CHROME} Edg/140.0` })).toBe('Edge 140');
  expect(browserName({ userAgent: 'something else' })).toBe('');
});

test('of several brands, neither the misleading one nor the common one', () => {
  const brands = ['Not)A;Brand', 'Chromium', 'Microsoft Edge'].map((brand) => ({ brand, version: '140' }));
  expect(browserName({ userAgent: CHROME, userAgentData: { brands } })).toBe('Microsoft Edge 140');
  expect(browserName({ userAgent: CHROME, userAgentData: { brands: brands.slice(0, 2) } })).toBe('Chromium 140');
});

test('the step of a clock is the smallest difference of its times', () => {
  let calls = 0;
  expect(clockStepMs(() => Math.floor(calls++ / 3) * 2)).toBe(2);
});
