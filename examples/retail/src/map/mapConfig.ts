import type { Instant } from '@opportune/core';

import type { Outage } from './outage.ts';

/** What the mailing platform is told when it starts; and the two sides of what they agreed on. */
export interface MapConfig {
  readonly seed: number;
  /** It knows as many customers as the shop. */
  readonly customers: number;
  readonly start: Instant;
  readonly days: number;
  /** Private key that requests have to bring. */
  readonly key: string;
  /** Secret by which its reports are signed. */
  readonly secret: string;
  /** Where it reports to; nobody is told where it is left out. */
  readonly reportTo?: string;
  /** Where it writes down what it has taken, so that it remembers after a restart. */
  readonly journal: string;
  /** Where it listens; any free port where it is left out. */
  readonly port?: number;
  /** When it will be down. */
  readonly outage?: Outage;
  /** Whether it is never too busy, and never out of order by itself. */
  readonly isCalm?: boolean;
  /** Everything up to then was reported by the process before this one, and is not reported again. */
  readonly reported?: Instant;
}
