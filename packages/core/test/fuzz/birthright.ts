const INTRINSICS: readonly object[] = [
  Object,
  Array,
  Function,
  String,
  Number,
  Boolean,
  Symbol,
  Date,
  RegExp,
  Map,
  Set,
  WeakMap,
  Promise,
  Error,
  BigInt,
  JSON,
  Math,
  Reflect,
];

/** What every object is born with: all own keys of the intrinsics and of their prototypes, with what is there. */
function birthright(): readonly (readonly [object, PropertyKey, unknown])[] {
  return INTRINSICS.flatMap((it) => ('prototype' in it ? [it, it.prototype as object] : [it])).flatMap((it) =>
    Reflect.ownKeys(it).map((key) => {
      const { value, get, set } = Reflect.getOwnPropertyDescriptor(it, key)!;
      return [it, key, (value as unknown) ?? get ?? set] as const;
    }),
  );
}

/** Remembers what is there now; what it returns tells what has changed since. */
export function watchBirthright(): () => string | undefined {
  const before = birthright();
  return () => {
    const after = birthright();
    const i = after.findIndex((now, at) => now.some((it, part) => !Object.is(it, before[at]?.[part])));
    const changed = i >= 0 ? after[i] : before[after.length];
    return changed === undefined ? undefined : `a prototype was changed: ${String(changed[1])}`;
  };
}

/** Runs something while every object seems to have what nobody has put there. */
export function polluted<T>(names: readonly string[], value: unknown, run: () => T): T {
  for (const name of names) {
    Object.defineProperty(Object.prototype, name, { value, enumerable: true, configurable: true, writable: true });
  }
  try {
    return run();
  } finally {
    for (const name of names) Reflect.deleteProperty(Object.prototype, name);
  }
}
