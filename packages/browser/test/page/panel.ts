import { opportune, slots, type Client } from '@opportune/browser';
import { devtools } from '@opportune/browser/devtools';
import { loader, standardVocabulary } from '@opportune/core';

import { boutique } from './boutique.ts';
import type { Told } from './entry.ts';

// A page with the panel, in parts, as a bundler makes them.
const told: Told = (window as { told?: Told }).told ?? {};

(window as unknown as { client: Client }).client = opportune({
  ...(told.strategy !== 'server' && { strategy: loader(standardVocabulary)(boutique) }),
  ...(told.consent !== undefined && { consent: told.consent }),
  ...(told.server !== false && { server: { url: location.origin, key: 'page-key' } }),
  ...(told.purposes && { purposes: told.purposes }),
  use: [slots({ budget: 20_000 }), devtools()],
});
