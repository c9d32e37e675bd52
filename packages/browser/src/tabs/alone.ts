/** Runs while no other tab runs under this name; at once where the browser has no locks. The lock of a tab that dies is free. */
export async function alone<T>(name: string, run: () => Promise<T>): Promise<T> {
  // Not there where the page is no secure context.
  if (navigator.locks === undefined) return run();
  let isAlone = false;
  try {
    const done: unknown = await navigator.locks.request(name, () => {
      isAlone = true;
      return run();
    });
    return done as T;
  } catch (error) {
    if (isAlone) throw error;
    // There, and refused: in a frame that may keep nothing, where nothing is shared with other tabs either.
    return run();
  }
}
