import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));

test('every element is defined by define(), which a second copy of the script does not break', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const wrong = files.filter((file) => {
    const code = readFileSync(join(SRC, file), 'utf8');
    const ours = file.endsWith(join('lens', 'define.ts'));
    return !ours && /customElements\.define|import \{[^}]*\bcustomElement\b[^}]*\} from 'lit\/decorators/.test(code);
  });
  expect(wrong).toEqual([]);
});
