import { expect, test } from 'vitest';
import { SPACES } from '../../src/color/spaces.ts';
import { toOpenCvHsv } from '../../src/exact/opencv-hsv.ts';
import { SCALINGS, toUnits } from '../../src/exact/units.ts';

const COLORS = Uint8Array.from([0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 0, 255, 12, 200, 77, 128, 127, 129, 250, 250, 3]);

test('every space and scaling leads back to the color', () => {
  for (const space of SPACES) {
    for (const scaling of SCALINGS) {
      const { values, toRgb } = toUnits(COLORS, space, scaling);
      for (let i = 0; i < COLORS.length; i += 3) {
        const color = toRgb(values[i], values[i + 1], values[i + 2]);
        // Eight bits of HSV keep less than eight bits of RGB.
        const near = space === 'hsv' ? 4 : 1e-3;
        color.forEach((value, c) => {
          expect(Math.abs(value - COLORS[i + c]), `${space} ${scaling} ${COLORS.slice(i, i + 3)}`).toBeLessThan(near);
        });
      }
    }
  }
});

test('the scalings are those of the tutorials', () => {
  const rgb = Uint8Array.from([10, 0, 5, 20, 255, 5, 110, 51, 5]);
  const scaled = (scaling: (typeof SCALINGS)[number]) => [...toUnits(rgb, 'rgb', scaling).values];
  expect(scaled('none')).toEqual([...rgb]);
  scaled('unit').forEach((value, i) => {
    expect(value).toBeCloseTo(rgb[i] / 255, 12);
  });
  expect(scaled('plus-one')).toEqual([...rgb].map((value) => (value + 1) / 256));
  // The last channel has one value only: scikit-learn makes it 0.
  [0, 0, 0, 0.1, 1, 0, 1, 0.2, 0].forEach((value, i) => {
    expect(scaled('min-max')[i]).toBeCloseTo(value, 12);
  });
});

test('HSV in eight bits is what OpenCV 4 gives', () => {
  // cv2.cvtColor(…, cv2.COLOR_RGB2HSV) of OpenCV 4.6.
  const known = [
    [0, 0, 0, 0, 0, 0],
    [255, 255, 255, 0, 0, 255],
    [255, 0, 0, 0, 255, 255],
    [0, 255, 0, 60, 255, 255],
    [0, 0, 255, 120, 255, 255],
    [255, 0, 1, 0, 255, 255],
    [1, 2, 3, 105, 170, 3],
    [128, 128, 127, 30, 2, 128],
    [254, 255, 255, 90, 1, 255],
    [207, 21, 45, 176, 229, 207],
    [60, 46, 205, 123, 198, 205],
    [222, 149, 10, 20, 244, 222],
    [24, 85, 110, 99, 199, 110],
    [159, 122, 67, 18, 148, 159],
    [40, 177, 188, 92, 201, 188],
    [8, 29, 115, 114, 237, 115],
    [100, 227, 132, 68, 143, 227],
    [107, 110, 170, 119, 95, 170],
    [150, 44, 188, 142, 195, 188],
    [193, 244, 201, 65, 53, 244],
    [72, 81, 166, 117, 144, 166],
    [166, 178, 222, 114, 64, 222],
    [74, 240, 0, 51, 255, 240],
    [19, 249, 241, 89, 236, 249],
  ];
  for (const [r, g, b, h, s, v] of known) expect(toOpenCvHsv(r, g, b), `${r} ${g} ${b}`).toEqual([h, s, v]);
});
