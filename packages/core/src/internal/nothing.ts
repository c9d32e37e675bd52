/** Shared by all who have nothing: nobody may write to it. */
export const NOTHING: Readonly<Record<string, never>> = /* @__PURE__ */ Object.freeze({});

/** The same for lists. */
export const NONE: readonly never[] = /* @__PURE__ */ Object.freeze([]);
