/** The ids that came last, so many that what is said of one again finds it. */
export interface FewIds {
  add(id: string): void;
  has(id: string): boolean;
}

const KEPT = 256;

export function fewIds(): FewIds {
  const ids = new Set<string>();
  return {
    add(id) {
      ids.add(id);
      if (ids.size > KEPT) ids.delete(ids.values().next().value!);
    },
    has: (id) => ids.has(id),
  };
}
