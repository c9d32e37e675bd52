/** A header as a message quotes it: it may be as long as somebody likes, or not be there. */
export const shown = (header: string | null): string => (header === null ? 'none' : header.slice(0, 100));
