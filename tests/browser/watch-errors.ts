import type { BrowserContext } from '@playwright/test';

/** Marks a violation on the console, where every page of the context is heard. */
const VIOLATION = 'CSP violation:';

function reportViolations(prefix: string): void {
  document.addEventListener('securitypolicyviolation', (event) => {
    console.error(prefix, event.violatedDirective, event.blockedURI, event.sample);
  });
}

/**
 * Collects what goes wrong in any page of a context from now on: uncaught errors and rejections, console errors
 * (failed requests are among them), violations of the Content-Security-Policy. Call it before the page loads.
 * @param allow what a test provokes on purpose
 * @returns the texts, growing
 */
export async function watchErrors(context: BrowserContext, allow: readonly RegExp[] = []): Promise<string[]> {
  const errors: string[] = [];
  const note = (error: string) => {
    if (!allow.some((pattern) => pattern.test(error))) errors.push(error);
  };
  context.on('weberror', (error) => note(`uncaught: ${error.error().stack ?? error.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error') note(`console: ${message.text()} (${message.location().url})`);
  });
  await context.addInitScript(reportViolations, VIOLATION);
  return errors;
}
