import { md5 } from '../internal/md5.ts';

/** How Mailchimp names a contact of an audience: by the MD5 of the e-mail address in lower case. */
export function subscriberHash(email: string): string {
  return md5(email.toLowerCase());
}
