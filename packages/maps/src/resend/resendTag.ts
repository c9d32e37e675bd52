import { fromBase64, toBase64 } from '../internal/base64.ts';
import { field } from '../internal/field.ts';
import { text } from '../internal/text.ts';
import { utf8 } from '../internal/utf8.ts';

/** A tag of a mail, which comes back in its reports. */
export interface ResendTag {
  readonly name: string;
  readonly value: string;
}

/** Such a tag holds a value that no tag could hold as it is. */
const ENCODED = '_base64url';

/** A tag that holds any text: Resend refuses all but ASCII letters, digits, `_` and `-`. */
export function resendTag(name: string, value: string): ResendTag {
  if (/^[\w-]+$/.test(value)) return { name, value };
  const base64 = toBase64(utf8(value));
  const url = base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return { name: name + ENCODED, value: url };
}

/** The text that a tag of a report holds. */
export function readResendTag(tags: unknown, name: string): string | undefined {
  const plain = tag(tags, name);
  if (plain !== undefined) return plain;
  const bytes = fromBase64((tag(tags, name + ENCODED) ?? '').replaceAll('-', '+').replaceAll('_', '/'));
  return bytes && new TextDecoder().decode(bytes);
}

/** Reports hold an object of all tags; the documents of some events show a list as requests have it. */
function tag(tags: unknown, name: string): string | undefined {
  if (!Array.isArray(tags)) return text(field(tags, name));
  return text(
    field(
      tags.find((each) => field(each, 'name') === name),
      'value',
    ),
  );
}
