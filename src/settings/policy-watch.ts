/** Hears from now on what the page's Content-Security-Policy keeps from being loaded. */
export class PolicyWatch {
  readonly #gone = new AbortController();
  #violation: SecurityPolicyViolationEvent | null = null;

  /**
   * @param directive which part of the policy, by its name
   * @param scheme of what is loaded, as `blob:`; without it any
   */
  constructor(directive: string, scheme = '') {
    const onViolation = (event: SecurityPolicyViolationEvent) => {
      // Of some addresses browsers tell the scheme alone, without its colon. What is only reported is loaded all the same.
      const ours = event.effectiveDirective === directive && `${event.blockedURI}:`.startsWith(scheme);
      if (ours && event.disposition === 'enforce') this.#violation = event;
    };
    document.addEventListener('securitypolicyviolation', onViolation, { signal: this.#gone.signal });
  }

  /** The policy that kept it from being loaded, once it was not; null where none did. */
  async policy(): Promise<string | null> {
    // The browser may tell of both in any order.
    await new Promise((resolve) => setTimeout(resolve));
    return this.#violation?.originalPolicy ?? null;
  }

  end(): void {
    this.#gone.abort();
  }
}
