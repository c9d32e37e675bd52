import { rawSignature } from './rawSignature.ts';

const ECDSA = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/**
 * Whether the owner of any of the public keys of P-256 made an ECDSA signature, written as DER, of the parts one after
 * the other. Several keys are valid while one is being replaced.
 */
export async function ecdsaSignedBy(
  keys: readonly Uint8Array<ArrayBuffer>[],
  signature: Uint8Array,
  ...parts: readonly (string | Uint8Array)[]
): Promise<boolean> {
  const raw = rawSignature(signature);
  if (raw === undefined) return false;
  // A blob joins texts, as UTF-8, and bytes.
  const message = await new Blob([...parts] as ConstructorParameters<typeof Blob>[0]).arrayBuffer();
  const verified = await Promise.all(keys.map((key) => isSigned(key, raw, message)));
  return verified.includes(true);
}

async function isSigned(
  spki: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
  message: ArrayBuffer,
): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('spki', spki, ECDSA, false, ['verify']);
    return await crypto.subtle.verify(ECDSA, key, signature, message);
  } catch {
    // A point that is not on the curve: nobody can have signed with it.
    return false;
  }
}
