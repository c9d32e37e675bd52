import type { Millis } from '@opportune/core';

import { field } from '../internal/field.ts';
import { parseJson } from '../internal/parseJson.ts';

const HOUR = 3_600_000;

/**
 * How long a limit of HubSpot lasts, where no Retry-After says it: `policyName` of the body names the limit. A day ends
 * at midnight of a time zone that no answer names, so that is asked again within the hour.
 */
export function hubspotWait(headers: Headers, body: string): Millis | undefined {
  if (headers.has('retry-after')) return undefined;
  switch (field(parseJson(body), 'policyName')) {
    case 'SECONDLY':
      return 1_000;
    case 'TEN_SECONDLY_ROLLING':
      // The window that X-HubSpot-RateLimit-Max and -Remaining count in.
      return Number(headers.get('x-hubspot-ratelimit-interval-milliseconds')) || 10_000;
    case 'DAILY':
      return HOUR;
    default:
      return undefined;
  }
}
