/**
 * The newest `atMost` of a list, one more among them. It is made in one piece, because a copy that is then pushed to is made twice,
 * and holds room for half as much again for as long as it is remembered.
 */
export function appended<T>(list: readonly T[], one: T, atMost: number = Infinity): readonly T[] {
  const from = Math.max(0, list.length + 1 - atMost);
  const length = list.length - from;
  const longer = new Array<T>(length + 1);
  for (let i = 0; i < length; i += 1) longer[i] = list[from + i]!;
  longer[length] = one;
  return longer;
}
