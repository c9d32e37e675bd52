import type { Instant } from '@opportune/core';

import type { ClientEvents } from '../client/client.ts';

/** What of a client's events is kept in the page, so that who opens the panel late sees what went before. */
export const NOTED = ['taken', 'decision', 'strategy', 'verdict', 'trouble'] as const;

/** One of them. */
export type Noted = {
  readonly [Name in (typeof NOTED)[number]]: {
    readonly name: Name;
    readonly detail: ClientEvents[Name];
    /** By the clock of the device. */
    readonly at: Instant;
  };
}[(typeof NOTED)[number]];
