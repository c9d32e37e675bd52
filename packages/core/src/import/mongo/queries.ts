export type Query = Readonly<Record<string, unknown>>;

/** An empty `$or` is true to GrowthBook; this is not. */
export const NEVER: Query = { $nor: [{}] };

const isNever = (query: Query): boolean => query === NEVER;

/** Where no name is said twice, one object says it all. */
export function allOf(queries: readonly Query[]): Query {
  if (queries.some(isNever)) return NEVER;
  const names = queries.flatMap(Object.keys);
  const canMerge = new Set(names).size === names.length && names.every((name) => !name.startsWith('$'));
  return canMerge ? (Object.assign({}, ...queries) as Query) : { $and: queries };
}

export function anyOf(queries: readonly Query[]): Query {
  const of = queries.filter((query) => !isNever(query));
  return of.length === 0 ? NEVER : of.length === 1 ? of[0]! : { $or: of };
}
