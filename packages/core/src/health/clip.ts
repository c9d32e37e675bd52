/** The beginning of a text from outside, which may be as long as it likes. */
export const clip = (text: string, longest = 128): string =>
  text.length > longest ? `${text.slice(0, longest)}…` : text;
