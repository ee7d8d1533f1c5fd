/// <reference types="vitest/config" />
import { defineConfig } from 'vite';
import { csp } from './tools/csp.ts';
import { softLit } from './tools/soft-lit.ts';
import { trimCss } from './tools/trim-css.ts';
import { trimGlsl } from './tools/trim-glsl.ts';
import { trimTfjs } from './tools/trim-tfjs.ts';

export default defineConfig({
  // Relative, so that dist/ works from any path of any static host.
  base: './',
  plugins: [csp(), softLit(), trimCss(), trimGlsl(), trimTfjs()],
  // Only this machine: the camera needs a secure context, which http gives to localhost alone.
  server: { host: 'localhost' },
  preview: { host: 'localhost' },
  // Workers are modules like the rest.
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // The policy allows no data: URLs.
    assetsInlineLimit: 0,
    // Every browser that has WebGL2 and es2022 preloads modules by itself, or does well without.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // The page, its bench, and beside them the element alone, for pages of others: that one has a name they can rely on.
      input: { page: 'index.html', bench: 'bench.html', 'k-lens': 'src/index.ts' },
      preserveEntrySignatures: 'exports-only',
      output: {
        entryFileNames: ({ name }) => (name === 'k-lens' ? '[name].js' : 'assets/[name]-[hash].js'),
        // What all three load at once is one file, also where something that is loaded later needs a part of it.
        codeSplitting: { groups: [{ name: 'k-lens', tags: ['$initial'], minShareCount: 3 }] },
      },
    },
  },
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/browser/**'],
    // Only what hangs takes so long.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
