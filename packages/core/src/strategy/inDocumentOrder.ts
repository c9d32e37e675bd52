import { withoutSlash, type Pointer } from '../shape/pointer.ts';

type Places = ReadonlyMap<string, { readonly rank: number; readonly value: unknown }>;

/** Faults, or what else is found, sorted by where they stand in the document; what is missing from an object stands behind what it has. */
export function inDocumentOrder<T extends { readonly path: Pointer }>(
  document: unknown,
  faults: readonly T[],
): readonly T[] {
  const known = new Map<object, Places>();
  const placesIn = (object: object): Places => {
    const places =
      known.get(object) ?? new Map(entriesOf(object).map(([key, value], rank) => [withoutSlash(key), { rank, value }]));
    known.set(object, places);
    return places;
  };
  const ranksOn = (path: string): readonly number[] => {
    let here = document;
    return path
      .split('/')
      .slice(1)
      .map((key) => {
        const place = typeof here === 'object' && here !== null ? placesIn(here).get(key) : undefined;
        here = place?.value;
        return place?.rank ?? Infinity;
      });
  };
  return faults
    .map((fault) => ({ fault, ranks: ranksOn(fault.path) }))
    .sort((a, b) => compareRanks(a.ranks, b.ranks))
    .map(({ fault }) => fault);
}

/** What stands around another comes before it. */
function compareRanks(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((rank, at) => rank !== b[at]);
  if (i < 0) return a.length - b.length;
  return a[i]! < (b[i] ?? -1) ? -1 : 1;
}

/** What cannot be read has no order; its fault says why. */
function entriesOf(object: object): readonly (readonly [string, unknown])[] {
  try {
    return Object.entries(object);
  } catch {
    return [];
  }
}
