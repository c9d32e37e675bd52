/**
 * Reads a form (application/x-www-form-urlencoded) as its fields, each by its whole name: `data[email]`. Of several of
 * one name the last counts. What is no UTF-8 yields undefined.
 */
export function formOf(body: Uint8Array): Readonly<Record<string, string>> | undefined {
  try {
    return Object.fromEntries(new URLSearchParams(new TextDecoder('utf-8', { fatal: true }).decode(body)));
  } catch {
    return undefined;
  }
}
