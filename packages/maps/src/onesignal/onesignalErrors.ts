import { field } from '../internal/field.ts';
import { isRecord } from '../internal/isRecord.ts';
import { parseJson } from '../internal/parseJson.ts';
import { text } from '../internal/text.ts';

/**
 * What OneSignal says is wrong: `errors` is a list of texts, or of objects with a title, for custom events one level
 * deeper; or an object that lists recipients under what is wrong with them.
 */
export function onesignalErrors(body: unknown): readonly string[] {
  const errors = field(body, 'errors');
  if (Array.isArray(errors)) return errors.flatMap((error: unknown) => text(error) ?? words(error) ?? []);
  if (!isRecord(errors)) return [];
  return Object.entries(errors).map(([what, who]) => `${what} ${JSON.stringify(who)}`);
}

/** The same for a person, or the body itself where it is of another form. */
export function onesignalWords(body: string): string {
  return onesignalErrors(parseJson(body)).join('; ') || body;
}

function words(error: unknown): string | undefined {
  return [field(error, 'error'), error]
    .flatMap((each) => [text(field(each, 'title')), text(field(each, 'code'))])
    .find((each) => each !== undefined);
}
