import { afterEach, expect, test, vi } from 'vitest';
import { PolicyWatch } from '../../src/settings/policy-watch.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** What a watch on pictures by `blob:` says after this happened. */
async function heard(violation: object): Promise<string | null> {
  const document = new EventTarget();
  vi.stubGlobal('document', document);
  const watch = new PolicyWatch('img-src', 'blob:');
  const policy = watch.policy();
  // Told only after the picture failed.
  document.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), VIOLATION, violation));
  watch.end();
  document.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), VIOLATION, { originalPolicy: 'late' }));
  return policy;
}

const VIOLATION = {
  effectiveDirective: 'img-src',
  blockedURI: 'blob',
  disposition: 'enforce',
  originalPolicy: "img-src 'self'",
};

test('a policy is heard that keeps from being loaded what is watched, and no other', async () => {
  expect(await heard({})).toBe("img-src 'self'");
  expect(await heard({ blockedURI: 'blob:https://example.org/1' })).toBe("img-src 'self'");
  expect(await heard({ blockedURI: 'https://example.org/' })).toBeNull();
  expect(await heard({ effectiveDirective: 'media-src' })).toBeNull();
  expect(await heard({ disposition: 'report' })).toBeNull();
});
