import type { ConditionBuild } from '../conditions/conditionRule.ts';
import type { Moment } from '../funnel/moment.ts';

/** IANA names have 32 characters at most; what is longer is none, and is not to be remembered. */
const LONGEST_NAME = 64;

/** Reads what the profile says of the customer's zone, as far as it may be one. */
export function customerZone(build: ConditionBuild): (moment: Moment) => string | undefined {
  const read = build.read('profile.timeZone');
  return (moment) => {
    const zone = read(moment);
    return typeof zone === 'string' && zone !== '' && zone.length <= LONGEST_NAME ? zone : undefined;
  };
}
