import type { Extension } from '../client/extension.ts';
import { listen } from './listen.ts';
import { onAddress } from './onAddress.ts';

/**
 * Tells of each page that is seen, as `page_viewed` with `name`, `url`, `path` and `referrer`: when it is loaded, when a script shows another, and when the
 * visitor goes back to one that was put aside. Addresses go without fragment, and without query unless `query` is set, because it may name people.
 *
 * @public
 */
export function pageViews({ query = false }: { readonly query?: boolean } = {}): Extension {
  const bare = (address: string): string => {
    const { origin, pathname, search } = new URL(address);
    return origin + pathname + (query ? search : '');
  };
  return (client) => {
    let last: string | undefined;
    const tell = (): void => {
      const url = bare(location.href);
      const from = last ?? (document.referrer && bare(document.referrer));
      last = url;
      void client.page(document.title, { url, path: location.pathname, ...(from && { referrer: from }) });
    };
    const ends = [
      onAddress(() => {
        if (bare(location.href) !== last) tell();
      }),
      listen<PageTransitionEvent>(window, 'pageshow', ({ persisted }) => {
        if (persisted) tell();
      }),
    ];
    // A page that is made ready beforehand may never be seen.
    if (isPrerendering()) ends.push(listen(document, 'prerenderingchange', tell, { once: true }));
    else tell();
    return () => ends.forEach((end) => end());
  };
}

const isPrerendering = (): boolean => (document as { readonly prerendering?: boolean }).prerendering === true;
