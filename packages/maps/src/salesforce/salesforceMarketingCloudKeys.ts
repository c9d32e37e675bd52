import { fromBase64 } from '../internal/base64.ts';
import { utf8 } from '../internal/utf8.ts';

/** Both readings of a signature key: as text, and as the bytes that it is the base64 of. The documents do not say which. */
export function salesforceMarketingCloudKeys(secret: string): readonly Uint8Array<ArrayBuffer>[] {
  const decoded = fromBase64(secret);
  return [utf8(secret), ...(decoded === undefined ? [] : [decoded])];
}
