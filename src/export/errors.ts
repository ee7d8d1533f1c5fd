import '../settings/export-strings.ts';
import { type MessageId, text } from '../settings/strings.ts';

/** Why something could not be saved or copied; the sentence for each is `export.<code>`. */
export type ExportCode = 'too-large' | 'no-webp' | 'no-recorder' | 'nothing-recorded' | 'no-clipboard';

/** A failure that a person is told of, with a plain sentence in `message`. */
export class ExportError extends Error {
  override readonly name = 'ExportError';
  readonly code: ExportCode;

  constructor(code: ExportCode, values: Readonly<Record<string, string>> = {}, cause?: unknown) {
    super(text(`export.${code}` satisfies MessageId, values), { cause });
    this.code = code;
  }
}
