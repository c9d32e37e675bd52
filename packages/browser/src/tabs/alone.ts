/** Runs while no other tab runs under this name; at once where the browser has no locks. The lock of a tab that dies is free. */
export const alone = async <T>(name: string, run: () => Promise<T>): Promise<T> =>
  // Not there where the page is no secure context.
  navigator.locks === undefined ? run() : ((await navigator.locks.request(name, run)) as T);
