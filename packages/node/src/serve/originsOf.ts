import { optionInvalid } from '../internal/optionInvalid.ts';

/** @throws {OpportuneError} OPTION_INVALID for what is no origin; `*` is none, because then anybody's page may call */
export function originsOf(origins: readonly string[] = []): readonly string[] {
  for (const [n, origin] of origins.entries()) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      throw optionInvalid(`/origins/${String(n)}`, 'an origin such as https://shop.example');
    }
  }
  return origins;
}
