/** What the page says of itself: loaded with the first picture, or with the first key. */
import './caption.ts';
import './state-chips.ts';
