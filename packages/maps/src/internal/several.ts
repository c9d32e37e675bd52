import { demand } from './demand.ts';

/** One of something, or several while it is replaced; none where it is left out. An empty list is a mistake. */
export function several(path: string, given: string | readonly string[] | undefined): readonly string[] {
  if (given === undefined) return [];
  const all = [given].flat();
  demand(all.length > 0, path, 'at least one');
  return all;
}
