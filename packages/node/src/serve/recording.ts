import { createHash } from 'node:crypto';

import type { Instant } from '@opportune/core';

import { isRecord } from './body/isRecord.ts';
import type { HandlerOptions } from './handlerOptions.ts';
import type { ApiKey } from './keys/apiKey.ts';
import { nameOf, type Route } from './route.ts';

/** An admin call that is about to be made, or was denied. */
interface Recorded {
  readonly route: Route;
  readonly at: Instant;
  readonly key: ApiKey;
  readonly allowed: boolean;
  /** The body, where it was read. */
  readonly value?: unknown;
}

/** Puts admin calls on record, and nothing else; false where that fails. */
export const recording =
  (audit: HandlerOptions['audit']) =>
  async ({ route, at, key, allowed, value }: Recorded): Promise<boolean> => {
    if (route.audited !== true || audit === undefined) return true;
    const { customer, decision } = isRecord(value) ? value : {};
    const meant = {
      ...(typeof customer === 'string' && { subject: createHash('sha256').update(customer).digest('hex') }),
      ...(typeof decision === 'string' && { decision }),
    };
    try {
      await audit({ at, route: nameOf(route), key: key.name, scopes: key.scopes, allowed, ...meant });
      return true;
    } catch {
      return false;
    }
  };
