/** JSON with the keys of every object in order, so that equal contents are equal texts. */
export function canonical(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  let text = '';
  if (Array.isArray(value)) {
    for (const each of value) text += `${text === '' ? '' : ','}${canonical(each)}`;
    return `[${text}]`;
  }
  for (const key of inOrder(Object.keys(value))) {
    const each = (value as Readonly<Record<string, unknown>>)[key];
    if (each !== undefined) text += `${text === '' ? '' : ','}${quoted(key)}:${canonical(each)}`;
  }
  return `{${text}}`;
}

/** By UTF-16 code units. Looking whether keys need sorting is quicker than sorting, and most do not. */
function inOrder(keys: string[]): readonly string[] {
  for (let i = 1; i < keys.length; i += 1) if (keys[i - 1]! > keys[i]!) return keys.sort();
  return keys;
}

/** Texts that JSON writes as they are. */
const PLAIN = /^[^"\\\u0000-\u001F\uD800-\uDFFF]*$/;

const quoted = (text: string): string => (PLAIN.test(text) ? `"${text}"` : JSON.stringify(text));
