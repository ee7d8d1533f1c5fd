import type { Sentence } from '../lens/commands.ts';
import type { KLens } from '../lens/k-lens.ts';
import { saysMuted, saysSolo } from '../lens/sentences.ts';
import { toggleMuted, toggleSolo } from '../settings/settings.ts';
import type { Page } from './page-commands.ts';

/** A click on a thing in the picture mutes its cluster or brings it back, two leave it alone; bare, a click brings the controls back. On the sheet nothing would be seen of it. */
export function listenToClicks(lens: KLens, page: Page, say: (sentence: Sentence) => void): void {
  const under = ({ clientX, clientY }: MouseEvent) => {
    const label = lens.labelAt(clientX, clientY);
    return label === null ? null : label + 1;
  };
  const solo = (number: number) => {
    lens.muted = toggleSolo(lens.muted, number, lens.k);
    say(saysSolo(lens.muted, lens.k));
  };
  lens.addEventListener('click', (event) => {
    const number = page.bare ? null : under(event);
    page.bare = false;
    if (!number) return;
    if (lens.sheet) return say({ id: 'first.sheet' });
    if (event.altKey) return solo(number);
    lens.muted = toggleMuted(lens.muted, number);
    say(saysMuted(lens.muted, number));
  });
  // By then the two clicks have muted it and brought it back.
  lens.addEventListener('dblclick', (event) => {
    const number = lens.sheet ? null : under(event);
    if (number) solo(number);
  });
}
