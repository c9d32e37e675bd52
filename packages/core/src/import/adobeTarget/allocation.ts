import { murmur3 } from './murmur3.ts';

/**
 * Who the visitor is, as a delivery request says.
 * @public
 */
export interface Visitor {
  readonly marketingCloudVisitorId?: string;
  readonly tntId?: string;
  readonly thirdPartyId?: string;
}

/** Adobe's own, for activities. */
const SALT = '0';

const BUCKETS = 10_000;

/** Where a visitor stands in an activity: a percentage, 0 to 99.99, always the same. */
export const allocation = (client: string, activity: string | number, visitor: Visitor): number =>
  (Math.abs(murmur3([client, activity, idOf(visitor), SALT].join('.'))) % BUCKETS) / 100;

/** What stands behind the dot of a tntId is a place. */
const idOf = ({ marketingCloudVisitorId, tntId, thirdPartyId }: Visitor): string =>
  marketingCloudVisitorId || tntId?.split('.')[0] || thirdPartyId || '';
