import UPlot from 'uplot';
import type { Quality } from '../../lens/which-k.ts';
import { text } from '../../settings/strings.ts';
import { inertiaPercents, silhouetteFloor } from './which-k-numbers.ts';

export interface WhichKPlotEvents {
  /** A k was pressed. */
  onChoose(k: number): void;
  /** The k under the pointer; null where there is none. */
  onHover(k: number | null): void;
}

/** What is drawn. */
interface Shown {
  readonly found: readonly Quality[];
  /** The last k of the axis. */
  readonly max: number;
  /** The one that is marked. */
  readonly k: number;
  /** The k at which inertia bends; null where it does nowhere. */
  readonly elbow: number | null;
}

/** Inertia and silhouette over k, in the colors and the font of the element that holds it. */
export class WhichKPlot {
  #holder: HTMLElement | null;
  #events: WhichKPlotEvents | null;
  readonly #sizes = new ResizeObserver(() => this.#make());
  #shown: Shown = { found: [], max: 1, k: 0, elbow: null };
  #plot: UPlot | null = null;

  constructor(holder: HTMLElement, events: WhichKPlotEvents) {
    this.#holder = holder;
    this.#events = events;
    this.#sizes.observe(holder);
  }

  show(shown: Shown): void {
    this.#shown = shown;
    this.#plot?.setData(dataOf(shown));
  }

  dispose(): void {
    this.#sizes.disconnect();
    this.#unmake();
    this.#holder = this.#events = null;
  }

  /** V8 keeps the last plot there was with its shape: so it must not lead to the panel, and from there to the page. */
  #unmake(): void {
    const plot = this.#plot;
    if (!plot) return;
    this.#plot = null;
    Object.assign(plot.cursor, { event: null });
    plot.destroy();
  }

  /** Anew for every size: the font grows with the screen, and all room for it. */
  #make(): void {
    const holder = this.#holder;
    this.#unmake();
    if (!holder || holder.clientWidth === 0 || holder.clientHeight === 0) return;
    this.#plot = new UPlot(this.#options(holder), dataOf(this.#shown), (plot, start) => {
      this.#holder?.append(plot.root);
      start();
    });
  }

  #options(holder: HTMLElement): UPlot.Options {
    const { fontSize, fontFamily, getPropertyValue } = style(holder);
    // A whole number: uPlot reads only the digits before `px`.
    const em = Math.round(Number.parseFloat(fontSize));
    const [ink, quiet, line, accent] = ['--ink', '--quiet', '--line', '--accent'].map(getPropertyValue);
    const font = `${em}px ${fontFamily}`;
    const axis = { font, labelFont: font, labelSize: 1.4 * em, labelGap: 0, gap: 0.3 * em, ticks: { show: false } };
    const points = { show: true, size: 0.5 * em, width: 0 };
    // In the canvas's own pixels, unlike all the rest.
    const dash = [0.6, 0.4].map((part) => part * em * devicePixelRatio);
    const vertical = { ...axis, size: 2.4 * em, space: 2 * em };
    const curve = (scale: string, stroke: string) => ({
      scale,
      stroke,
      width: 2.5,
      points: { ...points, fill: stroke },
    });
    return {
      width: holder.clientWidth,
      height: holder.clientHeight,
      padding: [0.6 * em, 0, 0, 0],
      legend: { show: false },
      cursor: { x: false, y: false, drag: { x: false, y: false }, points: { size: 0.9 * em } },
      scales: {
        x: { time: false, range: () => [0.5, this.#shown.max + 0.5] },
        inertia: { range: () => [0, 100] },
        silhouette: { range: () => [silhouetteFloor(this.#shown.found), 1] },
      },
      axes: [
        { ...axis, stroke: quiet, size: 1.5 * em, incrs: [1, 2, 5], space: 1.6 * em, grid: { show: false } },
        {
          ...vertical,
          scale: 'inertia',
          stroke: ink,
          grid: { stroke: line, width: 1 },
          label: text('which-k.inertia'),
        },
        {
          ...vertical,
          scale: 'silhouette',
          side: 1,
          stroke: accent,
          grid: { show: false },
          label: text('which-k.silhouette'),
        },
      ],
      series: [{}, curve('inertia', ink), { ...curve('silhouette', accent), dash }],
      hooks: {
        drawAxes: [(plot) => this.#mark(plot, quiet), (plot) => this.#ringElbow(plot, ink, em)],
        setCursor: [(plot) => this.#events?.onHover(this.#under(plot))],
        ready: [(plot) => plot.over.addEventListener('click', () => this.#choose(plot))],
      },
    };
  }

  /** The line at the current k, below the curves. */
  #mark({ ctx, bbox, valToPos }: UPlot, color: string): void {
    const { k, max } = this.#shown;
    if (k > max) return;
    ctx.save();
    ctx.strokeStyle = color;
    ctx.lineWidth = 2 * devicePixelRatio;
    ctx.beginPath();
    const x = valToPos(k, 'x', true);
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.restore();
  }

  /** A ring around the curve of inertia where it bends. */
  #ringElbow({ ctx, valToPos }: UPlot, color: string, em: number): void {
    const { elbow, found } = this.#shown;
    if (elbow === null) return;
    ctx.save();
    ctx.strokeStyle = color;
    ctx.lineWidth = 2 * devicePixelRatio;
    ctx.beginPath();
    const y = valToPos(inertiaPercents(found)[elbow - 1], 'inertia', true);
    ctx.arc(valToPos(elbow, 'x', true), y, 0.6 * em * devicePixelRatio, 0, 2 * Math.PI);
    ctx.stroke();
    ctx.restore();
  }

  #choose(plot: UPlot): void {
    const k = this.#under(plot);
    if (k !== null) this.#events?.onChoose(k);
  }

  /** The k that the pointer is nearest to. */
  #under({ cursor: { left = -1 }, posToVal }: UPlot): number | null {
    return left < 0 ? null : Math.min(this.#shown.max, Math.max(1, Math.round(posToVal(left, 'x'))));
  }
}

function style(element: Element) {
  const computed = getComputedStyle(element);
  const { fontSize, fontFamily } = computed;
  return { fontSize, fontFamily, getPropertyValue: (name: string) => computed.getPropertyValue(name).trim() };
}

/** A place for every k from the start, so that nothing moves while they come. */
function dataOf({ found, max }: Shown): UPlot.AlignedData {
  const percents = inertiaPercents(found);
  const places = Array.from({ length: max }, (_, i) => i);
  return [
    places.map((i) => i + 1),
    places.map((i) => percents[i] ?? null),
    places.map((i) => found[i]?.silhouette ?? null),
  ];
}
