/**
 * A JSON pointer (RFC 6901) to a place in a strategy; `''` is the whole.
 * @public
 */
export type Pointer = string;

/** The pointer one step further in. */
export const under = (at: Pointer, key: string | number): Pointer =>
  `${at}/${typeof key === 'number' ? key : key.replace(/~/g, '~0').replace(/\//g, '~1')}`;
