import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Adaptation } from '../../src/lens/adaptation.ts';
import type { Picture, PictureSettings } from '../../src/lens/picture.ts';
import type { Reader } from '../../src/lens/reader.ts';
import { defaults } from '../../src/settings/settings.ts';

/** Slower than any frame should be, in milliseconds. */
const SLOW_MS = 400;
/** Of the frame, unless told. */
const WIDTH = 640;

beforeEach(() => vi.stubGlobal('document', { hidden: false }));
afterEach(() => vi.unstubAllGlobals());

interface Circumstances {
  readonly settings?: Partial<PictureSettings>;
  readonly frozen?: boolean;
  readonly rehearsing?: boolean;
  readonly width?: number;
}

/** Lets half a minute of slow frames go by. */
function slowFrames(adaptation: Adaptation, circumstances: Circumstances = {}) {
  const { settings, frozen = false, rehearsing = false, width = WIDTH } = circumstances;
  const all: PictureSettings = { ...defaults(), ...settings };
  const reader = {
    time: (_picture: Picture, _now: number, onMeasured: (ms: number) => void) => onMeasured(SLOW_MS),
  } as Reader;
  const picture = { engine: { rehearsing } } as Picture;
  for (let now = 0; now < 30_000; now += 500) {
    adaptation.time(reader, picture, adaptation.adapt(all, frozen, width), frozen, now);
  }
  return adaptation.adapt(all, frozen, width);
}

test('slow frames get fewer samples and a smaller picture, whatever is asked for', () => {
  expect(slowFrames(new Adaptation())).toMatchObject({ resolution: 40, scale: 1 / 2 });
  // No grid has more columns than the frame.
  expect(slowFrames(new Adaptation(), { width: 96 })).toMatchObject({ resolution: 24 });
});

test('what is slow for another reason is no slow machine', () => {
  const innocent: Circumstances[] = [
    { settings: { cold: true } },
    { settings: { adaptive: false } },
    { frozen: true },
    { rehearsing: true },
  ];
  for (const circumstances of innocent) {
    const adaptation = new Adaptation();
    slowFrames(adaptation, circumstances);
    expect(adaptation.adapt({ ...defaults() }, false, WIDTH), JSON.stringify(circumstances)).toEqual({
      ...defaults(),
    });
  }
});

test('a hidden tab, whose timers are slow, is no slow machine', () => {
  vi.stubGlobal('document', { hidden: true });
  expect(slowFrames(new Adaptation()).scale).toBeUndefined();
});

test('what is frozen, or set to stay, is complete, and live again it is reduced as before', () => {
  const adaptation = new Adaptation();
  const all: PictureSettings = { ...defaults() };
  const reduced = slowFrames(adaptation);
  expect(adaptation.adapt(all, true, WIDTH)).toEqual(all);
  expect(adaptation.reduction).toBeNull();
  expect(adaptation.adapt({ ...all, adaptive: false }, false, WIDTH)).toEqual({ ...all, adaptive: false });
  expect(adaptation.adapt(all, false, WIDTH)).toEqual(reduced);
  adaptation.reset();
  expect(adaptation.adapt(all, false, WIDTH)).toEqual(all);
});
