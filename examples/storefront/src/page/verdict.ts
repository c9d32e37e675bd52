const KEY = 'holt.verdict';

/** What the visitor has said about remembering; undefined where they have not been asked, or have asked to be forgotten. */
export function lastVerdict(): boolean | undefined {
  const said = localStorage.getItem(KEY);
  return said === null ? undefined : said === 'yes';
}

export const keepVerdict = (isYes: boolean): void => localStorage.setItem(KEY, isYes ? 'yes' : 'no');
export const dropVerdict = (): void => localStorage.removeItem(KEY);
