import workerUrl from './worker.ts?worker&url';

/** What browsers with Trusted Types have; not in TypeScript's library. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** The one place where this project makes a URL that runs as a script: only its own worker's is let through. */
const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('k-lens', {
  createScriptURL(url) {
    if (url !== workerUrl) throw new TypeError('not a worker of K-Lens');
    return url;
  },
});

export function newWorker(): Worker {
  return new Worker(policy?.createScriptURL(workerUrl) ?? workerUrl, { type: 'module' });
}
