/** Keeps the screen awake while a lens is live; a lecture is longer than a screen saver's patience. */
export class WakeLock {
  #wanted = false;
  #sentinel: WakeLockSentinel | null = null;
  /** One request after the other: two at once would leave one lock that nobody releases. */
  #queue: Promise<void> = Promise.resolve();
  // The browser takes the lock away whenever the tab is hidden.
  readonly #onVisible = () => this.set(this.#wanted);

  set(wanted: boolean): void {
    if (wanted !== this.#wanted) {
      if (wanted) document.addEventListener('visibilitychange', this.#onVisible);
      else document.removeEventListener('visibilitychange', this.#onVisible);
    }
    this.#wanted = wanted;
    this.#queue = this.#queue.then(() => this.#update());
  }

  async #update(): Promise<void> {
    const held = this.#sentinel !== null && !this.#sentinel.released;
    if (held && !this.#wanted) {
      await this.#sentinel?.release();
    } else if (!held && this.#wanted && document.visibilityState === 'visible' && 'wakeLock' in navigator) {
      try {
        this.#sentinel = await navigator.wakeLock.request('screen');
      } catch {
        // Refused on low battery, or where a frame may not: the lens works all the same, so there is nothing to say.
      }
    }
  }
}
