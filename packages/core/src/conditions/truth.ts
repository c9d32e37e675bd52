/**
 * The outcome of a condition: true, false, or undefined for unknown. Unknown comes from a missing attribute and is
 * carried through `all`, `any` and `not` as Kleene's strong logic of three values does.
 * @see docs/semantics.md, C1
 * @public
 */
export type Truth = boolean | undefined;
