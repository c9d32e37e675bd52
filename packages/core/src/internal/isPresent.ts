/** A value that says something: neither missing, nor null, nor an empty text. */
export const isPresent = (value: unknown): boolean => value !== undefined && value !== null && value !== '';
