import type { Plugin } from 'vite';

/** What a module of tfjs says, and what it says here; `''` leaves it out. */
interface Change {
  readonly module: string;
  readonly from: string | RegExp;
  readonly to: string;
}

const CHANGES: readonly Change[] = [
  { module: '/tfjs-core/dist/index.js', from: 'registerOptimizers();', to: '' },
  // Stores for models: nothing here saves or loads one.
  {
    module: '/tfjs-core/dist/platforms/platform_browser.js',
    from: /\bModelStoreManagerRegistry\.registerManager\(.*\);/g,
    to: '',
  },
  // Taken apart, a namespace is an object that holds all there is in it; asked for one thing, the bundler keeps that one.
  {
    module: '/tfjs-backend-webgl/dist/shader_compiler.js',
    from: 'const { getBroadcastDims } = backend_util;',
    to: 'const getBroadcastDims = backend_util.getBroadcastDims;',
  },
  // Measures kernels where tfjs is being debugged.
  { module: '/tfjs-core/dist/profiler.js', from: /class Profiler \{[\s\S]*?\n\}/, to: 'class Profiler {}' },
  // Node has no page.
  { module: '/tfjs-core/dist/platforms/platform_node.js', from: /if \(env\(\)\.get\('IS_NODE'\)[\s\S]*?\n\}/, to: '' },
];

/**
 * What is never called here, by module: our kernels have packed inputs and outputs of two or three dimensions, and nobody asks
 * for gradients or for a tensor as text. Each stays as one that throws.
 */
const NEVER_CALLED: Readonly<Record<string, readonly string[]>> = {
  '/tfjs-backend-webgl/dist/shader_compiler.js': [
    'getSamplerFromInInfo',
    'getSamplerAtOutputCoords',
    'getOutputSamplingSnippet',
    'getPackedSampler1D',
    'getPackedSamplerND',
    'getOutputPacked1DCoords',
    'getOutputPackedNDCoords',
  ],
  '/tfjs-core/dist/tensor_format.js': ['tensorToString'],
  '/tfjs-core/dist/tape.js': ['getFilteredNodesXToY', 'backpropagateGradients'],
};

const NEVER: readonly Change[] = Object.entries(NEVER_CALLED).flatMap(([module, names]) =>
  names.map((name) => ({
    module,
    // From its first line to the brace that begins a line, with what follows a function: another one, or the end.
    from: new RegExp(`function ${name}\\([\\s\\S]*?\\n}(?=\\s*(?:function |export |const |/|$))`),
    to: `function ${name}() { throw new Error('${name} is not in this build'); }`,
  })),
);

/**
 * Lets the bundler leave out what the page never uses of tfjs: its packages mark these modules as having side effects,
 * or use them in a way that hides what is used. Most of tfjs-core goes, with it a WebAssembly probe that the
 * page's policy forbids.
 */
export function trimTfjs(): Plugin {
  return {
    name: 'trim-tfjs',
    apply: 'build',
    transform(code, id) {
      const path = id.replaceAll('\\', '/');
      // Saving and loading models registers itself.
      if (/\/tfjs-core\/dist\/io\//.test(path) || /\/node_modules\/long\//.test(path)) {
        return { code, map: null, moduleSideEffects: false };
      }
      if (path.endsWith('/tfjs-backend-webgl/dist/kernel_utils/shared.js')) return { code: reexports(code), map: null };
      const changes = [...CHANGES, ...NEVER].filter(({ module }) => path.endsWith(module));
      return changes.length > 0 ? { code: changes.reduce(changed, code), map: null } : null;
    },
  };
}

/** @throws where the text is not there any more: then tfjs has changed, and this file must too */
function changed(code: string, { module, from, to }: Change): string {
  const result = code.replace(from, to);
  if (result === code) throw new Error(`${module} has no ${from} any more`);
  return result;
}

/** The functions that tfjs takes out of a namespace object, one by one, as exports that the bundler can follow. */
function reexports(code: string): string {
  const [, from] = /import \* as shared from '([^']+)'/.exec(code) ?? [];
  const [, names] = /const \{([^}]+)\} = shared;/.exec(code) ?? [];
  if (!from || !names) throw new Error('tfjs-backend-webgl shares its CPU kernels another way now');
  return `export { ${names.replaceAll(':', ' as ')} } from '${from}';`;
}
