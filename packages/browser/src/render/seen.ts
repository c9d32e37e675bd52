/** How long, and how much of it, has to be seen, as the Media Rating Council asks of a display impression. */
const LONG = 1_000;
const HALF = 0.5;

/**
 * Calls once when half of the element has been seen for a second; what it returns stops looking.
 *
 * @see https://mediaratingcouncil.org/standards-and-guidelines
 * @public
 */
export function seen(element: Element, run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new IntersectionObserver(
    ([entry]) => {
      clearTimeout(timer);
      if (entry === undefined || entry.intersectionRatio < HALF) return;
      timer = setTimeout(() => {
        stop();
        run();
      }, LONG);
    },
    { threshold: HALF },
  );
  const stop = (): void => {
    clearTimeout(timer);
    observer.disconnect();
  };
  observer.observe(element);
  return stop;
}
