import type { Plugin } from 'vite';

/** A shader in the sources: a template string with this sign before it. */
const SHADER = /\/\* glsl \*\/ `[^`]*`/g;

/** A shader without comments and indentation; its lines stay, as a preprocessor wants them. */
export function trimmed(code: string): string {
  return code.replace(SHADER, (shader) => shader.replace(/\/\/.*$/gm, '').replace(/\s*\n\s*/g, '\n'));
}

/** Leaves out of the build what in our shaders is only for people: no minifier looks into a string. */
export function trimGlsl(): Plugin {
  return {
    name: 'trim-glsl',
    apply: 'build',
    // Compiled, the sign is gone.
    enforce: 'pre',
    transform: (code, id) => (id.includes('/src/engine/gpu/') ? { code: trimmed(code), map: null } : null),
  };
}
