import type { LensError } from '../settings/errors.ts';
import type { SourceNote } from '../sources/source.ts';
import type { LensState } from './events.ts';
import { WakeLock } from './wake-lock.ts';

/** Something passing that a viewer should know, and that is no failure. */
export type Notice = 'waiting' | 'paused' | 'recovering' | SourceNote;

/** How long a note about a file is shown, in milliseconds: time to read it twice. */
const NOTE_MS = 6_000;

/** What a lens says of itself. */
export class Status {
  state: LensState = 'idle';
  notice: Notice | null = null;
  /** Why the lens failed; null while all is well. */
  error: LensError | null = null;
  readonly #onChange: () => void;
  readonly #wakeLock = new WakeLock();
  #noteTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  set(state: LensState, notice: Notice | null = null): void {
    this.state = state;
    this.notice = notice;
    clearTimeout(this.#noteTimer);
    this.#wakeLock.set(state === 'live');
    this.#onChange();
  }

  note(notice: Notice | null): void {
    this.set(this.state, notice);
  }

  /** Shows notes one after the other, each for a while. */
  tell([note, ...others]: readonly SourceNote[]): void {
    if (!note) return;
    this.note(note);
    this.#noteTimer = setTimeout(() => {
      if (this.notice !== note) return;
      this.note(null);
      this.tell(others);
    }, NOTE_MS);
  }
}
