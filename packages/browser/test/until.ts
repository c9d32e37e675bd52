/** How long a test waits for what happens by itself, and how often it looks. */
export const until: { readonly timeout: number; readonly interval: number } = { timeout: 10_000, interval: 20 };
