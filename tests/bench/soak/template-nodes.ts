declare global {
  var templateNodes: () => number;
}

/**
 * Counts the nodes of templates, as `templateNodes()`, each markup once. Lit makes a template of every piece of markup when
 * it is first shown and keeps it: that is no leak, but a second one of the same markup would be. Goes into the page
 * before its own scripts, so that it has no variables from outside.
 */
export function countTemplates(): void {
  const templates: HTMLTemplateElement[] = [];
  const { createElement } = document;
  document.createElement = (...args: [string]) => {
    const element = createElement.apply(document, args);
    if (element instanceof HTMLTemplateElement) templates.push(element);
    return element;
  };
  globalThis.templateNodes = () => {
    let nodes = 0;
    const seen = new Set<string>();
    for (const { content, innerHTML } of templates) {
      if (seen.has(innerHTML)) continue;
      seen.add(innerHTML);
      const walker = document.createTreeWalker(content);
      // The template, its fragment, and what is in it.
      nodes += 2;
      while (walker.nextNode()) nodes++;
    }
    return nodes;
  };
}
