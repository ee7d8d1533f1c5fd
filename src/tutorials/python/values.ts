import type { ExactSettings } from '../../exact/options.ts';
import { block, type Job, type Part } from './part.ts';
import { FROM_SPACE, TO_SPACE } from './spaces.ts';

/** From the picture to `values`, [n, 3], in the units that are clustered. */
export function valuesPart({ library, settings }: Job): Part {
  const { space } = settings;
  const values = library === 'opencv' ? float32(settings) : float64(settings);
  const about =
    space === 'hsv' && '# Eight bits: hue 0 to 179, saturation and value 0 to 255. Reds lie at both ends of hue.';
  return { setup: TO_SPACE[space], body: [block(about, values)] };
}

/** From `centers` to `colors`, [k, 3] bytes. */
export function colorsPart(job: Job): Part {
  const { space, rounding } = job.settings;
  const centers = unscaled(job);
  const rgb = { rgb: centers, hsv: FROM_HSV, lab: `to_rgb(${centers})`, oklab: `to_rgb(${centers})` }[space];
  const colors =
    rounding === 'down' ? `colors = np.uint8(${rgb})  # cuts the fractions off` : `colors = np.uint8(np.rint(${rgb}))`;
  return { setup: FROM_SPACE[space], body: [block(space === 'hsv' && toFloats(centers), colors)] };
}

/** An expression: the pixels, [n, 3], in the space's own units. */
function pixels({ space }: ExactSettings): string {
  switch (space) {
    case 'rgb':
      return 'picture.reshape(-1, 3)';
    case 'hsv':
      return 'cv2.cvtColor(picture, cv2.COLOR_RGB2HSV).reshape(-1, 3)';
    default:
      return `to_${space}(picture.reshape(-1, 3))`;
  }
}

/** scikit-learn takes any numbers; bytes would overflow in what comes next. */
function float64(settings: ExactSettings): string {
  const own = pixels(settings);
  switch (settings.scaling) {
    case 'none':
      return ['rgb', 'hsv'].includes(settings.space) ? `values = np.float64(${own})` : `values = ${own}`;
    case 'unit':
      return `values = ${own} / 255`;
    case 'plus-one':
      return `values = (${own} + 1.0) / 256`;
    case 'min-max':
      return block('scaler = MinMaxScaler()', `values = scaler.fit_transform(${own})`);
  }
}

/** OpenCV clusters float32 and nothing else. */
function float32(settings: ExactSettings): string {
  const own = pixels(settings);
  switch (settings.scaling) {
    case 'none':
      return `values = np.float32(${own})`;
    case 'unit':
      return `values = np.float32(${own} / 255)`;
    case 'plus-one':
      return `values = np.float32((${own} + 1.0) / 256)`;
    case 'min-max':
      return block(
        `values = np.float32(${own})`,
        'low, span = values.min(axis=0), np.ptp(values, axis=0)',
        'values = (values - low) / np.where(span > 0, span, 1)  # every channel from 0 to 1',
      );
  }
}

/** An expression: the centers in the space's own units. */
function unscaled({ library, settings }: Job): string {
  switch (settings.scaling) {
    case 'none':
      return 'centers';
    case 'unit':
      return 'centers * 255';
    case 'plus-one':
      return 'centers * 256 - 1';
    case 'min-max':
      return library === 'opencv' ? 'centers * span + low' : 'scaler.inverse_transform(centers)';
  }
}

function toFloats(centers: string): string {
  const grouped = centers.includes(' ') ? `(${centers})` : centers;
  return block(
    '# Of floats, OpenCV wants the hue in degrees, saturation and value from 0 to 1.',
    `hsv = np.float32([${grouped} * (2, 1 / 255, 1 / 255)])`,
  );
}
const FROM_HSV = '255 * cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB)[0]';
