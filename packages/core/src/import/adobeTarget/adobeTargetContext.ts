import type { Instant } from '../../time/instant.ts';
import { allocation, type Visitor } from './allocation.ts';
import type { AdobeTarget } from './fromAdobeTarget.ts';
import { unflattened, withLowerCase } from './lowerCase.ts';
import { countedHostParts, pageOf, type HostParts } from './page.ts';
import { userOf, type ClientHints } from './userAgent.ts';

/**
 * A delivery request, as far as audiences ask about it.
 * @public
 */
export interface AdobeTargetRequest {
  /** The client code of the account. */
  readonly client: string;
  /** Who it is. Without an id all are one visitor: give one. */
  readonly visitor: Visitor;
  readonly now: Instant;
  readonly address?: { readonly url?: string | null; readonly referringUrl?: string | null };
  readonly userAgent?: string;
  readonly clientHints?: ClientHints;
  readonly geo?: {
    readonly countryCode?: string;
    readonly stateCode?: string;
    readonly city?: string;
    readonly latitude?: number;
    readonly longitude?: number;
  };
  /** The mbox, view or page load that is asked for: its parameters, and its own address where it has one. */
  readonly location?: {
    readonly parameters?: Readonly<Record<string, unknown>>;
    readonly address?: { readonly url?: string | null };
  };
  /** Takes a host apart; give one that knows public suffixes where audiences ask for domains. */
  readonly hostParts?: (host: string) => HostParts;
}

/**
 * What the imported conditions look at, for `context` of a decision request: `user`, `page`, `referring`, `mbox`, `geo`,
 * `current_timestamp`, `current_day` (1 is Monday), `current_time` (`HHMM`, UTC), and `allocation` by activity. It is one context for one
 * mbox, because its parameters are part of it.
 *
 * @example
 * ```ts
 * import { adobeTargetContext, fromAdobeTarget } from '@opportune/core/import';
 *
 * const imported = fromAdobeTarget({ rules: { mboxes: {}, views: {} } });
 * const context = adobeTargetContext(imported, {
 *   client: 'acme',
 *   visitor: { thirdPartyId: 'ada' },
 *   now: 0,
 *   location: { parameters: { 'cart.Color': 'Red' } },
 * });
 * context.mbox; // => { cart: { Color: 'Red', Color_lc: 'red' } }
 * ```
 * @see docs/guide/importing.md
 * @public
 */
export function adobeTargetContext(
  { activities }: Pick<AdobeTarget, 'activities'>,
  request: AdobeTargetRequest,
): Readonly<Record<string, unknown>> {
  const {
    address,
    client,
    clientHints = {},
    geo,
    hostParts = countedHostParts,
    location,
    visitor,
    userAgent = '',
  } = request;
  // An address of its own is page and referring page at once to Target's library.
  const own = location?.address?.url;
  return {
    ...clockOf(request.now),
    user: userOf(userAgent, clientHints),
    page: pageOf(own ?? address?.url, hostParts),
    referring: pageOf(own ?? address?.referringUrl, hostParts),
    geo: known({
      country: geo?.countryCode,
      region: geo?.stateCode,
      city: geo?.city,
      latitude: geo?.latitude,
      longitude: geo?.longitude,
    }),
    mbox: withLowerCase(unflattened(location?.parameters ?? {})),
    allocation: Object.fromEntries(activities.map((activity) => [activity, allocation(client, activity, visitor)])),
  };
}

function clockOf(now: Instant): Readonly<Record<string, unknown>> {
  const date = new Date(now);
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  return {
    current_timestamp: now,
    current_time: twoDigits(date.getUTCHours()) + twoDigits(date.getUTCMinutes()),
    current_day: date.getUTCDay() || 7,
  };
}

const known = (values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null));
