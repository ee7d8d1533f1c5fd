import type { KLens } from '../lens/k-lens.ts';
import { settingsOf } from '../lens/setting-properties.ts';
import { SETTING_NAMES } from '../settings/settings.ts';
import { readHash } from './hash.ts';
import { linkHash } from './link.ts';

/** Browsers limit how often the address may be replaced; the last change counts, in milliseconds. */
const WRITE_DELAY_MS = 300;

/** Keeps the address and the lens's settings the same: a link opens the same view. */
export class HashSync {
  readonly #lens: KLens;
  readonly #onChange: () => void;
  readonly #observer: MutationObserver;
  readonly #read = () => this.read();
  /** True where the address was written before there were numbers for all clusters. */
  #unnumbered = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onChange is told of every change of a setting, whoever made it */
  constructor(lens: KLens, onChange: () => void) {
    this.#lens = lens;
    this.#onChange = onChange;
    // Settings are reflected attributes: whoever changes one is heard here.
    this.#observer = new MutationObserver(() => this.#changed());
  }

  /** What stands has come to other numbers, or those of a new k are there: never for each live frame. */
  readonly #numbered = () => {
    if (this.#lens.frozen || this.#unnumbered) this.#writeLater();
  };

  connect(): void {
    this.#observer.observe(this.#lens, { attributeFilter: SETTING_NAMES });
    this.#lens.addEventListener('palettechange', this.#numbered);
    addEventListener('hashchange', this.#read);
  }

  disconnect(): void {
    this.#observer.disconnect();
    this.#lens.removeEventListener('palettechange', this.#numbered);
    removeEventListener('hashchange', this.#read);
    clearTimeout(this.#timer);
  }

  /** Gives the lens the settings of the address. A demo starts by itself; a camera is asked for after a click. */
  read(): void {
    const { source, ...settings } = readHash(location.hash);
    Object.assign(this.#lens, settings);
    if (source === this.#lens.source) return;
    if (source === 'demo') void this.#lens.start(source).catch(() => {});
    else if (this.#lens.state !== 'idle') this.#lens.stop();
    this.#lens.source = source;
  }

  #changed(): void {
    this.#onChange();
    this.#writeLater();
  }

  #writeLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#write(), WRITE_DELAY_MS);
  }

  #write(): void {
    this.#unnumbered = this.#lens.palette.length !== this.#lens.k;
    const hash = linkHash(this.#lens, settingsOf(this.#lens));
    if (hash !== location.hash) history.replaceState(history.state, '', hash || location.pathname + location.search);
  }
}
