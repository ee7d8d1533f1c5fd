import { LensError } from '../settings/errors.ts';
import type { PolicyWatch } from '../settings/policy-watch.ts';
import workerUrl from './worker.ts?worker&url';

interface Policy {
  createScriptURL(url: string): string;
}
/** What browsers with Trusted Types have; not in TypeScript's library. */
interface TrustedTypes {
  createPolicy(name: string, rules: Policy): Policy;
}

/** Beside this script, wherever that comes from. */
const SCRIPT = new URL(workerUrl, import.meta.url);
/** Of a script from elsewhere. */
const FOREIGN = SCRIPT.origin !== origin;
/** What a page's Content-Security-Policy must allow; what a worker imports is under `worker-src` too. */
const WORKER_DIRECTIVE = `worker-src ${FOREIGN ? `blob: ${SCRIPT.origin}` : "'self'"}`;
const TYPES_DIRECTIVE = 'trusted-types k-lens';

/** The one place where this project makes a URL that runs as a script; made with the first worker, once on a page. */
let made: { readonly url: string; readonly policy: Policy | null } | undefined;

function make(): { readonly url: string; readonly policy: Policy | null } {
  // Browsers make workers of a page's own origin only: of a blob, which is that, a worker that imports the script.
  const url = FOREIGN
    ? URL.createObjectURL(new Blob([`import ${JSON.stringify(SCRIPT.href)};`], { type: 'text/javascript' }))
    : SCRIPT.href;
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  try {
    const policy = trustedTypes?.createPolicy('k-lens', {
      createScriptURL(asked) {
        if (asked !== url) throw new TypeError('not a worker of K-Lens');
        return asked;
      },
    });
    return { url, policy: policy ?? null };
  } catch {
    // The page's policy does not name ours, or another copy of this script has it: where nothing asks for it, that is fine.
    return { url, policy: null };
  }
}

/** Why a worker was not made or not loaded. */
const blocked = (needed: string, cause: unknown) => new LensError('exact-blocked', { needed }, cause);

/** @throws LensError `exact-blocked` where the page's policy forbids it; what browsers throw */
export function newWorker(): Worker {
  made ??= make();
  const { url, policy } = made;
  try {
    return new Worker(policy?.createScriptURL(url) ?? url, { type: 'module' });
  } catch (error) {
    if (error instanceof TypeError && !policy) throw blocked(TYPES_DIRECTIVE, error);
    if (error instanceof DOMException && error.name === 'SecurityError') throw blocked(WORKER_DIRECTIVE, error);
    throw error;
  }
}

/** Why a worker that was made was not loaded. @param watch on `worker-src`, since before it was made */
export async function notLoaded(watch: PolicyWatch): Promise<LensError> {
  const policy = await watch.policy();
  return policy === null ? new LensError('not-loaded', { host: SCRIPT.host }) : blocked(WORKER_DIRECTIVE, policy);
}
