/** Keeps the values that were used last, at most `limit`. */
export interface Recent<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): void;
}

export function recent<Value>(limit: number): Recent<Value> {
  // A map keeps the order of setting, so its first key is the one that was used least recently.
  const values = new Map<string, Value>();
  // One walk that never ends: a new one would first pass the places of all that was deleted since the map was last laid out anew, thousands of them.
  const oldest = values.keys();
  return {
    get(key) {
      const value = values.get(key);
      if (value === undefined) return undefined;
      values.delete(key);
      values.set(key, value);
      return value;
    },
    set(key, value) {
      values.delete(key);
      values.set(key, value);
      if (values.size > limit) values.delete(oldest.next().value!);
    },
    delete: (key) => void values.delete(key),
  };
}
