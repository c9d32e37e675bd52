/** The paths of a text of JSON that begin with a word, each split at its dots. */
export const pathsIn = (text: string, root: string): readonly (readonly string[])[] =>
  (text.match(new RegExp(`"${root}\\.[^"]*"(?!:)`, 'g')) ?? []).map((path) => path.slice(1, -1).split('.'));

/** What is looked at first, behind the event: `total`, `properties.total`. */
export const nameIn = ([first = '', second]: readonly string[]): string =>
  first === 'properties' && second !== undefined ? second : first;
