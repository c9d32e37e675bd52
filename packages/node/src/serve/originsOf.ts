import { optionInvalid } from '../internal/optionInvalid.ts';

/** @throws {OpportuneError} OPTION_INVALID for what is no origin; `*` is none, because then anybody's page may call */
export function originsOf(origins: readonly string[] = []): readonly string[] {
  for (const [n, origin] of origins.entries()) {
    if (!isOrigin(origin)) throw optionInvalid(`/origins/${String(n)}`, 'an origin such as https://shop.example');
  }
  return origins;
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { origin, protocol, host } = new URL(text);
  // The rules of URLs know no origin of an app's own scheme, and browsers send it all the same.
  return text === (origin === 'null' && host !== '' ? `${protocol}//${host}` : origin);
}
