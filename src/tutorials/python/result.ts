import { OKABE_ITO } from '../../color/okabe-ito.ts';
import { block, type Job, type Part, rows, type Shown } from './part.ts';
import { colorsPart } from './values.ts';

/** An outline is a pixel wide for so many of the picture's longer side. */
const OUTLINE_PART = 640;

/** From `labels` and `centers` to `result`, the picture that is shown. */
export function resultPart(job: Job): Part {
  const { setup = [], body } = PAINTS[kindOf(job)](job);
  const muted = mutedOf(job);
  const black = block(
    `muted = [${muted.join(', ')}]  # numbers from 1${job.settings.seeding === 'warm' ? '' : ', the largest cluster first'}`,
    'result[np.isin(labels + 1, muted).reshape(picture.shape[:2])] = 0',
  );
  return { setup, body: muted.length > 0 ? [...body, black] : body };
}

/** True where there is no other picture than the one that was read. */
export const isOriginal = (job: Job): boolean => kindOf(job) === 'original' && mutedOf(job).length === 0;

/** Numbers of clusters that there are. */
const mutedOf = ({ settings, shown }: Job) => shown.muted.filter((number) => number <= settings.k);

/** What is left when clusters are taken away is seen in its own colors. */
function kindOf(job: Job): Shown['view'] {
  const { view } = job.shown;
  return view === 'segments' && mutedOf(job).length > 0 ? 'original' : view;
}

const SHAPED = 'picture.shape[:2]';

const PAINTS: Readonly<Record<Shown['view'], (job: Job) => Part>> = {
  segments: (job) => {
    const { setup = [], body } = colorsPart(job);
    return { setup, body: [block(...body, 'result = colors[labels].reshape(picture.shape)')] };
  },
  original: () => ({ body: ['result = picture.copy()'] }),
  labels: ({ shown }) => (shown.colors === 'skimage' ? bySkimage : byOkabeIto),
  gray: ({ shown }) => ({
    body: [
      block(
        shown.grays === 'linear'
          ? 'grays = np.arange(k) * 256 // k'
          : 'grays = 256 // (np.arange(k) + 1) - 1  # 255, 127, 84 …',
        `result = np.uint8(grays)[labels].reshape(${SHAPED})`,
      ),
    ],
  }),
  outlines: () => outlines,
};

const bySkimage: Part = {
  body: [
    block(
      '# Ten colors, over and over: red, blue, yellow, magenta, green, indigo, dark orange, cyan, pink,',
      '# yellow-green.',
      '# Without bg_label=-1 skimage takes label 0 for the background and draws it black.',
      `result = label2rgb(labels.reshape(${SHAPED}), bg_label=-1)`,
      'result = np.uint8(np.rint(result * 255))',
    ),
  ],
};

const byOkabeIto: Part = {
  setup: [
    `# Eight colors that color-blind people can tell apart (Okabe and Ito).\nOKABE_ITO = np.uint8(${rows(
      OKABE_ITO.map((color) => [color >> 16, (color >> 8) & 255, color & 255]),
    )})`,
  ],
  body: [`result = OKABE_ITO[labels % ${OKABE_ITO.length}].reshape(picture.shape)`],
};

const outlines: Part = {
  body: [
    block(
      '# A line where a pixel and the one to its right or below it are in different clusters.',
      `width = max(1, round(max(${SHAPED}) / ${OUTLINE_PART}))`,
      `regions = labels.reshape(${SHAPED})`,
      `ahead = np.pad(regions, (0, width), mode='edge')`,
      'line = (ahead[:-width, width:] != regions) | (ahead[width:, :-width] != regions)',
      'result = picture.copy()',
      'result[line] = (255, 255, 0)',
    ),
  ],
};
