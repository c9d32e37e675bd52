import { hmac, type Hash } from './hmac.ts';
import { sameBytes } from './sameBytes.ts';

/**
 * Whether any of the secrets made any of the signatures. Several secrets are valid while a key is being replaced;
 * each costs one HMAC, however many signatures a forger sends.
 */
export async function signedBy(
  hash: Hash,
  secrets: readonly Uint8Array<ArrayBuffer>[],
  signatures: readonly Uint8Array[],
  ...message: readonly (string | Uint8Array)[]
): Promise<boolean> {
  const made = await Promise.all(secrets.map((secret) => hmac(hash, secret, ...message)));
  return made.some((own) => signatures.some((signature) => sameBytes(own, signature)));
}
