/** The parts of a name that has parts, each kept apart from the next: JSON pointer's way (RFC 6901). */
export const pointer = (...names: readonly (string | number)[]): string =>
  names.map((name) => `/${escaped(name)}`).join('');

export const escaped = (name: string | number): string => String(name).replaceAll('~', '~0').replaceAll('/', '~1');
