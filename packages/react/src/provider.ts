import { slotViews, type Client, type SlotViewsOptions } from '@opportune/browser';
import { createElement, useState, type ReactElement, type ReactNode } from 'react';

import { OpportuneContext, type Given } from './context.ts';

/**
 * What the components of a page decide by.
 * @public
 */
export interface OpportuneProviderProps extends SlotViewsOptions {
  /** Undefined on the server, and in the page for as long as it is not there. */
  readonly client: Client | undefined;
  readonly children?: ReactNode;
}

/**
 * Gives a client, and what the server has decided, to the components in it. What is handed over in `decided` is shown at once, on the server and in the page alike,
 * and nobody is asked for it again. `budget` and `decided` are those of the first time.
 *
 * @example
 * ```ts no-run needs a page
 * import { opportune } from '@opportune/browser';
 * import { OpportuneProvider } from '@opportune/react';
 * import { createElement } from 'react';
 *
 * const client = opportune({ consent: true });
 * const page = createElement(OpportuneProvider, { client, decided: { hero: null } }, 'the page');
 * ```
 * @public
 */
export function OpportuneProvider({ client, children, ...options }: OpportuneProviderProps): ReactElement {
  const [given, give] = useState<Given>(() => ({ client, views: slotViews(client, options) }));
  // Another client is asked anew. React renders again before it goes on.
  if (given.client !== client) give({ client, views: slotViews(client, options) });
  return createElement(OpportuneContext.Provider, { value: given }, children);
}
