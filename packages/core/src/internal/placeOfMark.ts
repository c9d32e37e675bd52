/** Where a mark stands, or would stand, in a text of marks of its length, one behind the other in order. */
export function placeOfMark(marks: string, mark: string): number {
  const { length } = mark;
  let low = 0;
  let high = marks.length / length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (marks.slice(middle * length, (middle + 1) * length) < mark) low = middle + 1;
    else high = middle;
  }
  return low * length;
}
