/** Things under every key that they have; within a key in their order. */
export function grouped<Key, T>(all: Iterable<T>, keys: (it: T) => readonly Key[]): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const it of all) {
    for (const key of keys(it)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [it]);
      // Under a key that it has twice it is there already.
      else if (group.at(-1) !== it) group.push(it);
    }
  }
  return groups;
}
