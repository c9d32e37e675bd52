/** How many bytes a body may have. Parcelvoy answers a larger one as if it had a fault of its own. */
export const parcelvoyBytes = 1_048_576;
