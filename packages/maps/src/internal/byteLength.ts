import { utf8 } from './utf8.ts';

/** How many bytes a text is on the wire, in UTF-8. */
export function byteLength(value: string): number {
  return utf8(value).length;
}
