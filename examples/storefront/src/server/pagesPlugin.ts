import type { Plugin } from 'vite';

/** Lets Vite build pages that are made by code, as if each were a file in the root. */
export function pagesPlugin(root: string, pages: ReadonlyMap<string, string>): Plugin {
  const pageAt = (id: string): string | undefined =>
    id.startsWith(root) ? pages.get(id.slice(root.length)) : undefined;
  return {
    name: 'storefront-pages',
    enforce: 'pre',
    resolveId: (id) => (pageAt(id) === undefined ? undefined : id),
    load: (id) => pageAt(id),
  };
}
