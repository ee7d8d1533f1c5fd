import type { Plugin } from 'vite';

/**
 * Lets the bundler leave out what the page never uses of tfjs: its packages mark these modules as having side effects,
 * or use them in a way that hides what is used. Two thirds of tfjs-core go, with them a WebAssembly probe that the
 * page's policy forbids.
 */
export function trimTfjs(): Plugin {
  return {
    name: 'trim-tfjs',
    apply: 'build',
    transform(code, id) {
      const path = id.replaceAll('\\', '/');
      // Saving and loading models registers itself; nothing here saves or loads one.
      if (/\/tfjs-core\/dist\/io\//.test(path) || /\/node_modules\/long\//.test(path)) {
        return { code, map: null, moduleSideEffects: false };
      }
      if (path.endsWith('/tfjs-core/dist/index.js')) return { code: without(code, 'registerOptimizers();'), map: null };
      if (path.endsWith('/tfjs-backend-webgl/dist/kernel_utils/shared.js')) return { code: reexports(code), map: null };
      return null;
    },
  };
}

/** @throws where the text is not there any more: then tfjs has changed, and this file must too */
function without(code: string, text: string): string {
  if (!code.includes(text)) throw new Error(`tfjs-core has no ${text} any more`);
  return code.replace(text, '');
}

/** The functions that tfjs takes out of a namespace object, one by one, as exports that the bundler can follow. */
function reexports(code: string): string {
  const [, from] = /import \* as shared from '([^']+)'/.exec(code) ?? [];
  const [, names] = /const \{([^}]+)\} = shared;/.exec(code) ?? [];
  if (!from || !names) throw new Error('tfjs-backend-webgl shares its CPU kernels another way now');
  return `export { ${names.replaceAll(':', ' as ')} } from '${from}';`;
}
