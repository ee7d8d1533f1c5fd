import type { KLens } from '../lens/k-lens.ts';
import { toggleMuted, toggleSolo } from '../settings/settings.ts';
import { SayEvent } from './events.ts';
import type { Page } from './page-commands.ts';

/** A click on a thing in the picture mutes its cluster or brings it back, two leave it alone; bare, a click brings the controls back. On the sheet nothing would be seen of it. */
export function listenToClicks(lens: KLens, page: Page): void {
  const under = ({ clientX, clientY }: MouseEvent) => {
    const label = lens.labelAt(clientX, clientY);
    return label === null ? null : label + 1;
  };
  lens.addEventListener('click', (event) => {
    const number = page.bare ? null : under(event);
    page.bare = false;
    if (number && lens.sheet) lens.dispatchEvent(new SayEvent({ id: 'first.sheet' }, false));
    else if (number)
      lens.muted = event.altKey ? toggleSolo(lens.muted, number, lens.k) : toggleMuted(lens.muted, number);
  });
  // By then the two clicks have muted it and brought it back.
  lens.addEventListener('dblclick', (event) => {
    const number = lens.sheet ? null : under(event);
    if (number) lens.muted = toggleSolo(lens.muted, number, lens.k);
  });
}
