import { listen } from './listen.ts';

/** Calls when the page has another address, by a script or by going back and forth. */
export function onAddress(run: () => void): () => void {
  // The types know of no browser without it.
  const { navigation } = window as { readonly navigation?: EventTarget };
  if (navigation !== undefined) return listen(navigation, 'currententrychange', run);
  // Nothing tells of `pushState`, and to replace it would be to stand in the way of others who do.
  let last = location.href;
  const look = (): void => {
    if (location.href === last) return;
    last = location.href;
    run();
  };
  const timer = setInterval(look, 250);
  const stop = listen(window, 'popstate', look);
  return () => {
    clearInterval(timer);
    stop();
  };
}
