/** Reads JSON, of bytes in UTF-8 or of text. What is none yields undefined, which JSON itself cannot say. */
export function parseJson(body: Uint8Array | string): unknown {
  try {
    return JSON.parse(typeof body === 'string' ? body : new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
