const PREFIX = '\u0001json:';
// A NUL ends a string in some bindings, and half a surrogate pair has no UTF-8: both would make two keys one.
const UNSAFE = /^\u0001json:|\u0000|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Writes any string as one that every database keeps as it is. */
export function toKey(text: string): string {
  return UNSAFE.test(text) ? PREFIX + JSON.stringify(text) : text;
}

/** Reads what `toKey` wrote. */
export function fromKey(key: string): string {
  return key.startsWith(PREFIX) ? (JSON.parse(key.slice(PREFIX.length)) as string) : key;
}
