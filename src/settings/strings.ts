import type { ExportMessageId } from './export-strings.ts';
import type { MeaningMessageId } from './meaning-strings.ts';
import type { SaidMessageId } from './said-strings.ts';
import type { TutorialMessageId } from './tutorial-strings.ts';
import type { WhichKMessageId } from './which-k-strings.ts';

/** Every text a person reads, by message id. English first; another language is another table of the same ids. */
const ENGLISH = {
  'error.camera-denied':
    'The camera was not allowed. Click the camera sign in the address bar, allow it, and try again.',
  'error.camera-dismissed': 'The question about the camera was closed. Try again, and answer it with Allow.',
  'error.camera-system':
    'The system keeps the camera from this browser. Allow it in the system’s settings, under privacy and camera, and try again.',
  'error.camera-blocked':
    'This page may not use the camera: the site or the frame around it forbids it. Open K-Lens in a tab of its own.',
  'error.camera-missing': 'No camera was found. Plug one in and try again, or use the demo scene.',
  'error.camera-busy': 'The camera is in use by another program. Close that program and try again.',
  'error.camera-failed': 'The camera did not start. Try again, or choose another camera.',
  'error.camera-constraint': 'The camera cannot deliver any of the sizes that were asked for. Choose another camera.',
  'error.camera-insecure': 'Browsers give the camera only to pages on https or localhost. Open this page that way.',
  'error.camera-ended': 'The camera was unplugged or its permission was taken away. The last picture stays.',
  'error.file-none': 'There is no file to go back to: open a picture or a video.',
  'error.file-empty': '{name} is empty.',
  'error.file-unreadable': '{name} could not be read: it was moved, or it may not be.',
  'error.file-kind': '{name} is {kind}: only pictures and videos can be opened.',
  'error.file-format':
    '{name} is a {format} picture, which this browser cannot read. Save it as JPEG or PNG and open that.',
  'error.file-damaged': '{name} is damaged: as {format} it cannot be read.',
  'error.file-codec':
    '{name} is a video in {codec}, which this browser cannot play. Save it as H.264 or WebM and open that.',
  'error.file-tainted':
    '{name} holds pieces of a web page, which this browser lets no page read. Save it as PNG and open that.',
  'error.file-blocked': 'The Content-Security-Policy of this page forbids showing {name}: it must allow {needed}.',
  'error.screen-system':
    'The system keeps the screen from this browser. Allow it in the system’s settings, under privacy and screen recording, and try again.',
  'error.screen-denied': 'Nothing was shared. Choose a screen or a window and allow it.',
  'error.screen-missing': 'This browser shares no screens, or only with pages on https or localhost.',
  'error.screen-failed': 'The screen could not be shared. Try again, or choose another window.',
  'error.screen-ended': 'The screen is no longer shared. The last picture stays.',
  'file.unnamed': 'The file',
  'kind.text': 'a text',
  'kind.sound': 'a sound',
  'kind.other': 'of another kind',
  'error.webgl-lost': 'The graphics driver was reset and did not come back. Reload the page to go on.',
  'error.exact-failed': 'The exact run could not be done: the browser gave it no worker, or too little memory.',
  'error.exact-blocked':
    'The Content-Security-Policy of this page forbids the worker that computes this: it must allow {needed}.',
  'error.not-loaded': 'A part of K-Lens could not be loaded from {host}. Try again, or reload the page.',
  'error.pixels-altered':
    'This browser alters what a page reads of its pictures, against tracking: the colors are not true. Allow this page to read canvases and try again.',
  'error.not-running': 'There is no picture yet: start the lens first.',
  'error.bad-setting': 'The setting {name} must be {range}, not {value}.',
  'error.bad-argument': '{name} must be {range}, not {value}.',
  'camera.numbered': 'Camera {number}',

  'error.unexpected': 'Something went wrong inside K-Lens. Start again; if it stays, reload the page.',
  'picture.name': 'The picture: the scene, redrawn in k colors',

  'command.freeze': 'Freeze the picture, or go on',
  'command.k-up': 'One color more',
  'command.k-down': 'One color fewer',
  'command.k-set': 'k = {k}',
  'command.mute': 'Mute cluster {number}',
  'command.view': 'Next view: colors, labels, gray, outlines, original',
  'command.split': 'Original beside the result',
  'command.solo': 'Next cluster alone',
  'command.sheet': 'Every cluster alone, side by side',
  'command.space': 'Next color space: RGB, HSV, Lab, Oklab',
  'command.mirror': 'Mirror the picture',
  'command.save': 'Save the picture',
  'command.record': 'Record, or stop and save',
  'command.reseed': 'Start the clusters again',
  'command.exact': 'Exact run on every pixel',
  'command.tutorials': 'Exact runs and tutorials',
  'command.which-k': 'Which k?',
  'command.cold': 'Cold start on every frame, or warm',
  'command.steady': 'Steady edges',
  'command.reset': 'Reset everything',
  'command.step': 'Next half-step',
  'command.step-back': 'Previous half-step',
  'command.play': 'Play the steps',
  'command.camera': 'Start the camera',
  'command.next-camera': 'Next camera',
  'command.lock-camera': 'Hold exposure, white balance and focus',
  'command.demo': 'Demo scene',
  'command.open': 'Open a picture or video',
  'command.screen': 'Share a screen or window',
  'command.quit': 'Quit: release the camera',

  'command.numbers': 'Show the numbers',
  'command.full-screen': 'Full screen',
  'command.hide': 'Hide the controls',
  'command.drawer': 'All controls',
  'command.help': 'Keys and what they do',
  'command.close': 'Close what is on top',

  'group.clusters': 'Clusters',
  'group.picture': 'Picture',
  'group.steps': 'Step by step',
  'group.source': 'Source',
  'group.save': 'Save',
  'group.page': 'Page',

  'start.what': 'Point a camera at a scene and see it redrawn in k colors by k‑means, as it moves.',
  'start.camera': 'Start camera',
  'start.demo': 'Demo scene',
  'start.open': 'Open a picture or video',
  'start.privacy': 'Frames never leave this machine: each is computed here, and none is sent anywhere.',
  'start.keys': 'Everything has a key: press H to see them',

  'k.says': 'k = {k}',
  'split.name': 'Divider: original on the left, result on the right',

  'palette.name': 'Palette: press a color to mute it, twice to see it alone',
  'palette.swatch': 'Mute cluster {number}, {color}, {percent} %',
  'palette.swatch-shown': 'Mute cluster {number}, {color}, shown as {shown}, {percent} %',
  'bar.name': 'Main controls',
  'drawer.name': 'Controls',

  'numbers.name': 'Numbers',
  'numbers.meanings': 'What these numbers mean',
  'numbers.units': '{space}²',
  'numbers.units-scaled': '{space}², scaled',
  'numbers.fps': 'fps',
  'numbers.ms': 'ms',
  'numbers.mse': 'mse',
  'numbers.compactness': 'compactness',
  'numbers.attempt': 'best attempt',
  'numbers.iterations': 'iterations',
  'exact.name': 'Exact run',
  'exact.begin': 'Exact run: counting colors …',
  'exact.progress': 'Exact run: attempt {attempt} of {attempts}, iteration {iteration}',
  'exact.best': 'compactness so far {best}',
  'exact.cancel': 'Cancel',
  'exact.take-best': ': take the best so far',
  'exact.pace': '{fps} frames a second; live: {live}',
  'mode.live': 'live',
  'mode.converging': 'frozen, converging',
  'mode.settled': 'frozen, settled',
  'mode.stepping': 'frozen, step by step',
  'mode.exact': 'exact',
  'badge.cpu': 'No WebGL2 to be had: running on the CPU, smaller grid',
  'numbers.adoption': 'a better start took over: {percent} % less error',
  'numbers.fewer-samples': 'slow machine: {columns} × {rows} samples',
  'numbers.smaller-picture': 'slow machine: {columns} × {rows} samples, picture at {percent} %',
  'badge.software': 'no GPU',

  'help.name': 'Keys',
  'help.close': 'Close',
  'help.k-set': 'That many colors; 0 is ten',
  'help.mute': 'Mute that cluster, or bring it back',
  'help.bench': 'How fast is this machine?',
  'help.switch': 'Keys can be switched off in the controls. Everything here has a button there.',

  'bare.hint': 'Controls hidden. Tap the picture or press U to bring them back.',
  'bare.back': 'Show the controls',

  'failure.retry': 'Try again',
  'failure.open': 'Open another file',
  'failure.share': 'Share again',
  'failure.go-on': 'Go on',
  'failure.reconnect': 'Reconnect',
  'failure.reload': 'Reload the page',
  'failure.back': 'Back to start',

  'notice.starting': 'Starting …',
  'notice.waiting':
    'Your browser is asking whether this page may use the camera: look for its question near the address bar.',
  'notice.paused': 'The camera is paused: a shutter, a call or sleep holds it. The picture goes on by itself.',
  'notice.recovering': 'The graphics driver was reset. Back in a moment.',
  'notice.first-frame': 'An animation: its first frame is shown.',
  'notice.on-white': 'The transparent parts of the picture are shown on white.',
  'notice.cut-off': 'The file ends too early: a part of its picture may be missing.',
  'notice.scaled': 'The picture is larger than fits here: it was scaled down while it was opened.',
  'notice.cancel': 'Cancel',

  'camera.label': 'Camera',
  'camera.choose': 'Choose a camera …',
  'camera.none': 'No camera found',

  'keys.switch': 'Keyboard shortcuts',
  'keys.on': 'on',
  'keys.off': 'off',

  'choice.view.segments': 'Colors',
  'choice.view.labels': 'Labels',
  'choice.view.gray': 'Gray',
  'choice.view.outlines': 'Outlines',
  'choice.view.original': 'Original',
  'choice.colors.skimage': 'skimage',
  'choice.colors.okabe-ito': 'Okabe–Ito, numbered',
  'choice.grays.reciprocal': '256 ÷ (label + 1) − 1',
  'choice.grays.linear': 'label × 256 ÷ k',
  'choice.space.rgb': 'RGB',
  'choice.space.hsv': 'HSV',
  'choice.space.lab': 'Lab',
  'choice.space.oklab': 'Oklab',
  'choice.mirror.auto': 'Automatic',
  'choice.mirror.on': 'On',
  'choice.mirror.off': 'Off',

  'setting.k': 'Number of clusters, k',
  'setting.seeds': 'Starting colors',
  'setting.view': 'View',
  'setting.colors': 'Colors of the labels',
  'setting.grays': 'Gray of a label, from 0',
  'setting.space': 'Color space',
  'setting.source': 'Source',
  'setting.resolution': 'Sample grid width',
  'setting.position': 'Position weight, %',
  'setting.iterations': 'Iterations a frame',
  'setting.cold': 'Cold start on every frame',
  'setting.steady': 'Steady edges',
  'setting.adaptive': 'Less detail on a slow machine',
  'setting.mirror': 'Mirror',
  'setting.muted': 'Muted clusters',
  'setting.frozen': 'Frozen',
  'setting.keys': 'Keys',
} as const;

export type MessageId =
  | keyof typeof ENGLISH
  | ExportMessageId
  | MeaningMessageId
  | SaidMessageId
  | TutorialMessageId
  | WhichKMessageId;

/** Texts that come with what is loaded later: nobody needs them before. */
export function addTexts(later: Readonly<Record<string, string>>): void {
  Object.assign(ENGLISH, later);
}

/** The text for `id` in the page's language, with `{name}` places filled from `values`. */
export function text(id: MessageId, values: Readonly<Record<string, string>> = {}): string {
  return filled((ENGLISH as Readonly<Record<string, string>>)[id], values);
}

/** Whether there is a text for `id`, in what is loaded so far. */
export function isText(id: string): id is MessageId {
  return Object.hasOwn(ENGLISH, id);
}

/** A text of any table, with its `{name}` places filled. */
export function filled(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
