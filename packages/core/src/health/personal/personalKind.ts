import { hasEmail } from './hasEmail.ts';
import { isCard } from './isCard.ts';
import { isIban } from './isIban.ts';
import { isIpAddress } from './isIpAddress.ts';
import { isPhone } from './isPhone.ts';

/**
 * What a text can look like that tells who somebody is.
 * @public
 */
export type PersonalKind = 'email' | 'iban' | 'card' | 'phone' | 'ip';

/** So much of a text is looked at. */
const LONGEST = 256;

/** What a text looks like; undefined where it looks like nothing personal. */
export function personalKind(text: string): PersonalKind | undefined {
  const seen = text.slice(0, LONGEST).trim();
  // Most texts are none of these, and this is asked of every one.
  if (!/[@0-9]/.test(seen)) return undefined;
  if (hasEmail(seen)) return 'email';
  // No account, card, number or address is longer.
  if (seen.length > 64) return undefined;
  if (isIban(seen)) return 'iban';
  if (isCard(seen)) return 'card';
  if (isPhone(seen)) return 'phone';
  return isIpAddress(seen) ? 'ip' : undefined;
}
