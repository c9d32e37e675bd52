/** Schemes that lead somewhere and run nothing. */
const SCHEMES = ['http:', 'https:', 'mailto:', 'tel:'];

/** The address where it leads to a place and runs nothing; undefined otherwise. Relative ones are of this page. */
export function safeUrl(text: string): string | undefined {
  try {
    // As the browser would read it: `java\nscript:` and the like do not get through.
    const { protocol, href } = new URL(text, document.baseURI);
    return SCHEMES.includes(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}
