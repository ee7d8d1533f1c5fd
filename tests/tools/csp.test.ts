import { expect, test } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../../tools/csp.ts';

test('the policy lets the page load its own files and nothing else', () => {
  const directives = CONTENT_SECURITY_POLICY.split('; ').map((directive) => directive.split(' '));
  const sources = directives.flatMap(([, ...values]) => values);
  expect(directives[0]).toEqual(['default-src', "'none'"]);
  expect(new Set(sources)).toEqual(new Set(["'none'", "'self'", 'blob:', 'data:', "'script'", 'lit-html', 'k-lens']));
});
