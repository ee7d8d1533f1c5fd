import type { Plugin } from 'vite';

/** Styles in the sources: a template string with Lit's tag before it. */
const STYLES = /\bcss`[^`]*`/g;

/** Styles without comments and indentation. */
export function trimmedCss(code: string): string {
  return code.replace(STYLES, (styles) => styles.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s*\n\s*/g, '\n'));
}

/** Leaves out of the build what in our styles is only for people, as trim-glsl does in shaders. */
export function trimCss(): Plugin {
  return {
    name: 'trim-css',
    apply: 'build',
    enforce: 'pre',
    transform: (code, id) => (id.includes('/src/') ? { code: trimmedCss(code), map: null } : null),
  };
}
