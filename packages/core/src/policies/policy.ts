import type { Cap } from './cap.ts';
import type { Consent } from './consent.ts';
import type { CoolOff } from './coolOff.ts';
import type { Quiet } from './quiet.ts';
import type { Quota } from './quota.ts';
import type { Suppress } from './suppress.ts';

/**
 * A contact policy, as data.
 * @public
 */
export type Policy = Cap | CoolOff | Quiet | Consent | Suppress | Quota;
