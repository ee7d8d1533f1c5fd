import type { Page } from '@playwright/test';

/** An init script: counts workers that were made and ended, as `workers`. */
export function countWorkers() {
  const workers = { made: 0, ended: 0 };
  Object.assign(window, { workers });
  const { terminate } = Worker.prototype;
  window.Worker = class extends Worker {
    constructor(...args: ConstructorParameters<typeof Worker>) {
      super(...args);
      workers.made++;
    }
    override terminate() {
      workers.ended++;
      terminate.call(this);
    }
  };
}

/** What `countWorkers` has counted. */
export const workersOf = (page: Page) =>
  page.evaluate(() => (window as unknown as { workers: { made: number; ended: number } }).workers);
