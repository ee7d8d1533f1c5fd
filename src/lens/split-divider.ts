import { text } from '../settings/strings.ts';
import { seenOn } from './pointing.ts';

/** How far a key moves the divider, in percent of the picture's width. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
  Home: -100,
  End: 100,
};
/** At 0 there would be nothing to take hold of: that is what switches it off. */
const MIN = 1;
const MAX = 100;

/** The line between the original and the result, over the picture: dragged, or moved by keys where it has the focus. */
export class SplitDivider {
  /** As large as the lens. */
  readonly element = document.createElement('div');
  readonly #frame = document.createElement('div');
  readonly #line = document.createElement('div');
  readonly #onMove: (split: number) => void;
  #split = 0;
  #canvas: HTMLCanvasElement | null = null;

  /** @param onMove is told where it wants to be, in percent of the picture's width */
  constructor(onMove: (split: number) => void) {
    this.#onMove = onMove;
    this.element.className = 'over';
    this.element.hidden = true;
    this.#frame.className = 'frame';
    const line = this.#line;
    line.className = 'divider';
    line.tabIndex = 0;
    const attributes = { role: 'slider', 'aria-label': text('split.name'), 'aria-valuemin': MIN, 'aria-valuemax': MAX };
    for (const [name, value] of Object.entries(attributes)) line.setAttribute(name, String(value));
    line.addEventListener('pointerdown', (event) => line.setPointerCapture(event.pointerId));
    line.addEventListener('pointermove', (event) => this.#onPointer(event));
    // A click on the divider is none on the picture below.
    for (const type of ['click', 'dblclick']) line.addEventListener(type, (event) => event.stopPropagation());
    line.addEventListener('keydown', (event) => this.#onKey(event));
    line.addEventListener('keyup', (event) => event.key in STEPS && event.stopPropagation());
    this.#frame.append(line);
    this.element.append(this.#frame);
    new ResizeObserver(() => this.#place()).observe(this.element);
  }

  /** @param split in percent; 0 for no divider. `canvas` has the picture; null while there is none. */
  show(split: number, canvas: HTMLCanvasElement | null): void {
    this.#split = split;
    this.#canvas = canvas;
    this.element.hidden = split === 0 || !canvas;
    this.#line.setAttribute('aria-valuenow', String(split));
    // Not as a style attribute: a page's policy may allow none.
    this.element.style.setProperty('--split', `${split}%`);
    this.#place();
  }

  /** Where the page's styles have put the picture. */
  #place(): void {
    if (this.element.hidden || !this.#canvas) return;
    const { place } = seenOn(this.#canvas);
    const over = this.element.getBoundingClientRect();
    const zoom = over.width / this.element.offsetWidth || 1;
    const { style } = this.#frame;
    style.setProperty('left', `${(place.left - over.left) / zoom}px`);
    style.setProperty('top', `${(place.top - over.top) / zoom}px`);
    style.setProperty('width', `${place.width / zoom}px`);
    style.setProperty('height', `${place.height / zoom}px`);
  }

  #move(split: number): void {
    this.#onMove(Math.min(MAX, Math.max(MIN, Math.round(split))));
  }

  #onPointer(event: PointerEvent): void {
    if (!this.#line.hasPointerCapture(event.pointerId)) return;
    const { left, width } = this.#frame.getBoundingClientRect();
    this.#move((100 * (event.clientX - left)) / width);
  }

  #onKey(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    // As every key that means something here.
    event.stopPropagation();
    this.#move(this.#split + step);
  }
}
