// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what is read here is code.
import { expect, test } from 'vitest';
import { trimmed } from '../../tools/trim-glsl.ts';

test('a shader loses its comments and indentation, and keeps its lines', () => {
  const code =
    'const A = /* glsl */ `#version 300 es\n  // why\n  void main() {\n    x = 1; // there\n\n    ${B}\n  }\n`;';
  expect(trimmed(code)).toBe('const A = /* glsl */ `#version 300 es\nvoid main() {\nx = 1;\n${B}\n}\n`;');
});

test('other strings and code stay as they are', () => {
  const code = "// why\nconst url = `https://x.y\n  //z`;\n  f('//');";
  expect(trimmed(code)).toBe(code);
});
