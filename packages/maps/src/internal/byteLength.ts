/** How many bytes a text is on the wire, in UTF-8. */
export function byteLength(value: string): number {
  return new TextEncoder().encode(value).length;
}
