/** What the server is to be: nothing but the framework, or ours with this many customers in a store. */
export type Serving =
  | { readonly kind: 'bare' }
  | { readonly kind: 'sqlite'; readonly file: string; readonly customers: number }
  | { readonly kind: 'postgres'; readonly connection: string; readonly schema: string; readonly customers: number };
