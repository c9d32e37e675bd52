import { fromBase64 } from './base64.ts';
import { demand } from './demand.ts';
import { sameBytes } from './sameBytes.ts';

/** What stands before the point in every public key of P-256 (RFC 5480): the algorithm, the curve, and that both coordinates follow. */
const BEGINNING = /* @__PURE__ */ fromBase64('MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE') ?? new Uint8Array();
const LENGTH = 91;

/** The bytes of a public key of P-256, given as base64 of its SubjectPublicKeyInfo. Whether its point is on the curve shows when it is used. */
export function p256Key(path: string, base64: string): Uint8Array<ArrayBuffer> {
  const key = fromBase64(base64);
  const good = key?.length === LENGTH && sameBytes(key.subarray(0, BEGINNING.length), BEGINNING);
  demand(good, path, 'a public key of P-256, as base64 that begins with MFkwEwYHKoZIzj0');
  return key;
}
