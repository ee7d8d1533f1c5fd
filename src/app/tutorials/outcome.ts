import { html, nothing, type TemplateResult } from 'lit';
import type { Space } from '../../color/spaces.ts';
import type { ExactPicture } from '../../lens/exact-control.ts';
import { text } from '../../settings/strings.ts';
import type { Tutorial } from '../../tutorials/tutorials.ts';
import { large } from '../instruments/number-text.ts';

const WHOLE = new Intl.NumberFormat('en');
/** A center's values: in units from 0 to 1 as many figures as in bytes. */
const VALUE = new Intl.NumberFormat('en', {
  minimumSignificantDigits: 5,
  maximumSignificantDigits: 5,
  useGrouping: false,
});
/** What the values of a center are called. */
const AXES: Readonly<Record<Space, readonly string[]>> = {
  rgb: ['R', 'G', 'B'],
  hsv: ['H', 'S', 'V'],
  lab: ['L', 'a', 'b'],
  oklab: ['L', 'a', 'b'],
};
/** What is less is what is left over of a mean of zeros. */
const NOTHING = 1e-9;
/** So many labels of either end stand for all of them, as numpy prints an array. */
const LABELS_SHOWN = 3;

/** What an exact run found: compactness, labels and centers with their shapes and values. */
export function outcome(result: ExactPicture | null, tutorial: Tutorial | undefined): TemplateResult {
  return html`<section aria-labelledby="outcome">
    <h3 id="outcome">${tutorial ? text('outcome.of', { name: text(tutorial.name) }) : text('outcome.name')}</h3>
    ${tutorial ? html`<p class="hint">${text(tutorial.hint)}</p>` : nothing}
    ${result ? found(result) : html`<p class="note">${text('outcome.none')}</p>`}
  </section>`;
}

function found(result: ExactPicture): TemplateResult {
  const { k, width, height, labels, inertia, attempt, iterations, converged, cancelled, distinct } = result;
  const end = cancelled ? 'outcome.cancelled' : converged ? 'outcome.converged' : 'outcome.limit';
  const about = { attempt: attempt + 1, attempts: result.settings.attempts, iterations };
  const few = [...labels.subarray(0, LABELS_SHOWN), '…', ...labels.subarray(-LABELS_SHOWN)];
  return html`<dl>
      <dt>${text('outcome.compactness')}</dt>
      <dd>${large(inertia)}</dd>
      <dt>${text('outcome.labels')}</dt>
      <dd>[${few.join(' ')}] ${text('outcome.shape', { shape: `(${width * height},)` })}</dd>
      <dt>${text('outcome.centers')}</dt>
      <dd>${text('outcome.shape', { shape: `(${k}, 3)` })}</dd>
    </dl>
    ${centers(result)}
    <p class="note">
      ${text('outcome.ended', strings(about))}, ${text(end)}.
      ${text('outcome.distinct', { distinct: WHOLE.format(distinct), pixels: WHOLE.format(width * height) })}.
    </p>`;
}

const strings = (values: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, WHOLE.format(value)]));

function centers({ k, centroids, colors, counts, labels, settings }: ExactPicture): TemplateResult {
  const row = (c: number) => {
    const color = `rgb(${Array.from(colors.subarray(3 * c, 3 * c + 3), Math.round).join(' ')})`;
    return html`<tr>
      <th scope="row"><svg class="swatch" viewBox="0 0 1 1" aria-hidden="true"><path d="M0 0h1v1H0z" fill=${color}></path></svg>${c + 1}</th>
      ${Array.from(centroids.subarray(3 * c, 3 * c + 3), (value) => html`<td>${VALUE.format(Math.abs(value) < NOTHING ? 0 : value)}</td>`)}
      <td>${((100 * counts[c]) / labels.length).toFixed(1)} %</td>
    </tr>`;
  };
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${text('outcome.number')}</th>
        ${AXES[settings.space].map((axis) => html`<th scope="col">${axis}</th>`)}
        <th scope="col">${text('outcome.share')}</th>
      </tr>
    </thead>
    <tbody>${Array.from({ length: k }, (_, c) => row(c))}</tbody>
  </table>`;
}
