/** The first frame of a source that was asked for: a promise, settled from outside. */
export class FirstFrame {
  /** True while the source is not there yet: frames are those of the one before. */
  opening = true;
  // Promise.withResolvers is missing in browsers of 2023.
  resolve = () => {};
  reject = (_reason: unknown) => {};
  readonly drawn = new Promise<void>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });

  constructor() {
    // It may be abandoned before anyone waits for it.
    this.drawn.catch(() => {});
  }
}
