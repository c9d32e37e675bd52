import { toBase64 } from './base64.ts';
import { utf8 } from './utf8.ts';

/** The credentials of HTTP Basic authentication (RFC 7617), without the word. They are a secret as much as the password. */
export function basic(user: string, password = ''): string {
  return toBase64(utf8(`${user}:${password}`));
}
