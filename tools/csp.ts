import type { Plugin } from 'vite';

/** What the built page may do: load its own files, and nothing else. No string becomes script or markup but by lit-html, or as the worker's own URL. */
const DIRECTIVES = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  // A drawing with pieces of a web page can be read from a data address alone.
  'img-src': "'self' blob: data:",
  'media-src': "'self' blob:",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'lit-html k-lens',
} as const;

/** The Content-Security-Policy with Trusted Types of the built page, as the value of a header or a meta element. */
export const CONTENT_SECURITY_POLICY = Object.entries(DIRECTIVES)
  .map(([name, value]) => `${name} ${value}`)
  .join('; ');

/**
 * Puts the policy into the pages of a build, so that it holds on any static host. Not in dev: Vite's client injects
 * styles as text. `frame-ancestors` has no effect in a meta element and is left to the host.
 */
export function csp(): Plugin {
  return {
    name: 'k-lens:csp',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      // Prepended: a policy only holds for what comes after it.
      handler: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
          injectTo: 'head-prepend',
        },
      ],
    },
  };
}
