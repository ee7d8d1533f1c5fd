let told = false;

/**
 * Defines an element. Where the page has one of that name already, from another copy of the same script, that one stays:
 * a page with a script too many works all the same.
 */
export function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
  else if (!told) {
    told = true;
    console.warn(`<${name}> is defined already: K-Lens was loaded twice, and the first copy stays.`);
  }
}

/** The same as a decorator. */
export const customElement = (name: string) => (element: CustomElementConstructor) => define(name, element);
