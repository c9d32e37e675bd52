import type { Extension } from '../client/extension.ts';
import { listen } from './listen.ts';

/**
 * What is told of forms.
 * @public
 */
export interface FormsOptions {
  /** Names of inputs whose contents are told, form by form, by its name or id. Contents are never told otherwise. */
  readonly fields?: Readonly<Record<string, readonly string[]>>;
}

/**
 * Tells of forms that are sent, as `form_submitted` with `name`: that it happened, and of what was written only what `fields` asks for. Passwords and files
 * are never told.
 *
 * @public
 */
export function forms({ fields = {} }: FormsOptions = {}): Extension {
  return (client) =>
    listen<SubmitEvent>(
      document,
      'submit',
      ({ target }) => {
        if (!(target instanceof HTMLFormElement)) return;
        // An input that is called `name` or `id` hides the form's own.
        const name = target.getAttribute('name') ?? target.getAttribute('id') ?? '';
        const wanted = Object.hasOwn(fields, name) ? fields[name]! : [];
        const written = wanted.flatMap((field) => {
          const input = target.elements.namedItem(field);
          if (input instanceof HTMLInputElement && input.type === 'password') return [];
          const value = new FormData(target).get(field);
          return typeof value === 'string' ? [[field, value] as const] : [];
        });
        void client.track('form_submitted', {
          name,
          ...(written.length > 0 && { fields: Object.fromEntries(written) }),
        });
      },
      { capture: true, passive: true },
    );
}
