/** Every way a caller can be wrong, as a closed list. Codes are stable and never translated. */
export type KMeansErrorCode = 'no-points' | 'not-finite' | 'bad-k' | 'bad-argument';

/** Thrown for wrong arguments only: a closed `code` for programs, the allowed range in `message`. */
export class KMeansError extends Error {
  override readonly name = 'KMeansError';
  readonly code: KMeansErrorCode;

  constructor(code: KMeansErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
