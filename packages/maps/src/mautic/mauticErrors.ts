import { field } from '../internal/field.ts';
import { parseJson } from '../internal/parseJson.ts';
import { text } from '../internal/text.ts';

/** What Mautic says is wrong, in each of its three ways; or the body itself where it is of another form. */
export function mauticWords(body: string): string {
  const said = parseJson(body);
  const errors = field(said, 'errors');
  const all: readonly unknown[] = Array.isArray(errors) ? errors : [field(said, 'error')];
  return (
    [...all.map((error) => text(field(error, 'message'))), text(field(said, 'error_description'))]
      .flatMap((each) => each ?? [])
      .join('; ') || body
  );
}
