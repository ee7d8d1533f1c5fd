import type { Plugin } from 'vite';

const POLICY = /\w+\.createPolicy\("lit-html",\{[^}]*\}\)/;

/** lit-html's module, whose policy may fail: where the page does not name it, or another Lit has it already, the module loads all the same. */
export function softened(code: string): string {
  if (!POLICY.test(code)) throw new Error('lit-html makes its policy another way now');
  return code.replace(POLICY, '(()=>{try{return $&}catch{}})()');
}

/** Without its policy, lit-html can still place nodes, and `<k-lens>` has no more than that. */
export function softLit(): Plugin {
  return {
    name: 'soft-lit',
    apply: 'build',
    transform: (code, id) =>
      id.replaceAll('\\', '/').endsWith('/lit-html/lit-html.js') ? { code: softened(code), map: null } : null,
  };
}
