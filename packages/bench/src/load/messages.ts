/** What a process holds, in bytes. */
export interface Held {
  readonly resident: number;
  /** Without garbage, where it may be collected. */
  readonly heap: number;
}

/** What the server says to who has started it. */
export type Said = { readonly url: string; readonly took: number } | { readonly memory: Held };

/** What it is asked. */
export interface Asked {
  readonly ask: 'memory';
}
