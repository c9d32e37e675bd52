/** Text that is markup already. */
export interface Markup {
  readonly markup: string;
}

/**
 * Markup with values in it: text is escaped, markup goes in as it is, of a list every part. Pages are made of it when the shop is built;
 * none of it runs in a browser.
 */
export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Markup => ({
  markup: parts.map((part, i) => part + (i < values.length ? textOf(values[i]!) : '')).join(''),
});

type Value = string | number | Markup | readonly Markup[];

function textOf(value: Value): string {
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value));
  return 'markup' in value ? value.markup : value.map(textOf).join('');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character]!);
