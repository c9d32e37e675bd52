/** So many names help; a strategy may have a million of them. */
const MOST = 20;
const LONGEST = 60;

/** Names that there are, for a person; never all of very many. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST).map((name) => (name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name));
  return names.length > MOST ? `${shown.join(', ')} and ${names.length - MOST} more` : shown.join(', ');
}
