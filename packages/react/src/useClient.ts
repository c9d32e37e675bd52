import type { Client } from '@opportune/browser';

import { useGiven } from './context.ts';

/**
 * The client of the provider, to tell it what the visitor does; undefined on the server.
 *
 * @example
 * ```ts no-run needs a component
 * import { useClient } from '@opportune/react';
 *
 * function useCart() {
 *   const client = useClient();
 *   return (sku: string) => client?.track('cart_updated', { sku });
 * }
 * ```
 * @public
 */
export const useClient = (): Client | undefined => useGiven().client;
