import { block, type Job, type Part } from './part.ts';
import { isOriginal } from './result.ts';

/** Where `picture`, [height, width, 3] bytes in the order R, G, B, comes from. */
export function readPart(job: Job): Part {
  if (job.shown.live) return { setup: ['camera = cv2.VideoCapture(0)'], body: [NEXT_FRAME] };
  const read = usesOpenCv(job)
    ? 'cv2.cvtColor(cv2.imread(name), cv2.COLOR_BGR2RGB)'
    : `np.array(ImageOps.exif_transpose(Image.open(name)).convert('RGB'))`;
  return { setup: [`name = 'picture.png'`], body: [block('# Upright, and without alpha.', `picture = ${read}`)] };
}

const NEXT_FRAME = block(
  'start_time = time.perf_counter()',
  'ok, frame = camera.read()',
  'if not ok:',
  '    break',
  'picture = cv2.cvtColor(frame, cv2.COLOR_BGR2RGB)',
);

/** Where `result` goes: into a file and, beside the original, on the screen; of a camera into a window. */
export function showPart(job: Job): Part {
  if (job.shown.live) return { body: [block(...windowed(job))] };
  if (isOriginal(job)) return { body: [] };
  const { view, split } = job.shown;
  const file = `'${view}.png'`;
  const save = usesOpenCv(job)
    ? `cv2.imwrite(${file}, ${view === 'gray' ? 'result' : 'cv2.cvtColor(result, cv2.COLOR_RGB2BGR)'})`
    : `Image.fromarray(result).save(${file})`;
  return { body: split ? [save, beside(job)] : [save] };
}

/** scikit-learn reads no pictures: Pillow does, where OpenCV is not wanted anyway. */
const usesOpenCv = ({ library, settings, shown }: Job) =>
  library === 'opencv' || settings.space === 'hsv' || shown.live;

function beside({ settings, shown }: Job): string {
  const gray = shown.view === 'gray' ? `, cmap='gray', vmin=0, vmax=255` : '';
  return block(
    'figure, (left, right) = plt.subplots(1, 2)',
    `left.set_title('original')`,
    'left.imshow(picture)',
    `right.set_title('${shown.view}, k = ${settings.k}')`,
    `right.imshow(result${gray})`,
    'plt.show()',
  );
}

function windowed(job: Job): string[] {
  const { library, settings, shown } = job;
  const measure = library === 'opencv' ? 'compactness' : 'inertia';
  const gray = shown.view === 'gray';
  const original = isOriginal(job);
  const window = `'${shown.view}, k = ${settings.k}'`;
  const besideFrame = gray
    ? 'np.hstack([frame, cv2.cvtColor(result, cv2.COLOR_GRAY2BGR)])'
    : 'np.hstack([frame, result])';
  return [
    ...(gray || original ? [] : ['result = cv2.cvtColor(result, cv2.COLOR_RGB2BGR)']),
    `cv2.imshow(${window}, ${original ? 'frame' : shown.split ? besideFrame : 'result'})`,
    'fps = 1 / (time.perf_counter() - start_time)',
    `print(f'{fps:.1f} frames per second, ${measure} {${measure}:.6g}')`,
    `if cv2.waitKey(1) & 0xFF == ord('q'):`,
    '    break',
  ];
}
