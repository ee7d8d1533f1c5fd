/** Keeps the screen awake while a lens is live; a lecture is longer than a screen saver's patience. */
export class WakeLock {
  #wanted = false;
  #sentinel: WakeLockSentinel | null = null;
  // The browser takes the lock away whenever the tab is hidden.
  readonly #onVisible = () => void this.#update();

  constructor() {
    document.addEventListener('visibilitychange', this.#onVisible);
  }

  set(wanted: boolean): void {
    this.#wanted = wanted;
    void this.#update();
  }

  dispose(): void {
    document.removeEventListener('visibilitychange', this.#onVisible);
    this.set(false);
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
        return;
      }
      // Live may have ended while the browser thought about it.
      if (!this.#wanted) await this.#sentinel.release();
    }
  }
}
