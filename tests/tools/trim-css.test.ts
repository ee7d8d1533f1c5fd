// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what is read here is code.
import { expect, test } from 'vitest';
import { trimmedCss } from '../../tools/trim-css.ts';

test('styles lose their comments and indentation, and nothing else', () => {
  const code =
    "const A = css`\n  /* why:\n     so */\n  p {\n    margin: 0\n      8px;\n    ${B}\n    content: '  ';\n  }\n`;";
  expect(trimmedCss(code)).toBe("const A = css`\np {\nmargin: 0\n8px;\n${B}\ncontent: '  ';\n}\n`;");
});

test('other strings and code stay as they are', () => {
  const code = '/* why */\nconst text = `a\n  /* b */`;\n  f();';
  expect(trimmedCss(code)).toBe(code);
});
