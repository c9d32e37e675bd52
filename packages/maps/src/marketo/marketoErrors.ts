import { field } from '../internal/field.ts';
import { text } from '../internal/text.ts';

/** One of the errors of an answer, or of the reasons why a record was skipped. */
export interface MarketoError {
  /** Three digits for the whole request, four for a record. */
  readonly code: string;
  readonly message: string;
}

/**
 * What Marketo says went wrong with a request or a record: `errors`, or `reasons`, as some calls name them. What has no
 * code is none of its errors.
 */
export function marketoErrors(of: unknown): readonly MarketoError[] {
  const list = [field(of, 'errors'), field(of, 'reasons')].find(Array.isArray) ?? [];
  return list.flatMap((each: unknown) => {
    const given = field(each, 'code');
    // Documented as an integer in quotes.
    const code = typeof given === 'number' ? String(given) : text(given);
    return code === undefined ? [] : { code, message: text(field(each, 'message')) ?? '' };
  });
}

/** The same for a person. */
export function marketoWords(errors: readonly MarketoError[]): string {
  return errors.map(({ code, message }) => `${code} ${message}`).join('; ');
}
