/** Listens until what it returns is called. */
export function listen<E extends Event>(
  target: EventTarget,
  name: string,
  listener: (event: E) => void,
  options: AddEventListenerOptions = { passive: true },
): () => void {
  target.addEventListener(name, listener as (event: Event) => void, options);
  return () => target.removeEventListener(name, listener as (event: Event) => void, options);
}
