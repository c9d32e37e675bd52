/** SHA-1 only where a platform signs by it. */
export type Hash = 'SHA-1' | 'SHA-256';

/** The HMAC of the parts, one after the other. Web Crypto, so that it runs in workers as well. */
export async function hmac(
  hash: Hash,
  secret: Uint8Array<ArrayBuffer>,
  ...parts: readonly (string | Uint8Array)[]
): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash }, false, ['sign']);
  // A blob joins texts, as UTF-8, and bytes.
  const message = await new Blob([...parts] as ConstructorParameters<typeof Blob>[0]).arrayBuffer();
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, message));
}
