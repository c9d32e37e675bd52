/** Numbers as the spans that they fill, in order and apart: [first, behind the last, first, behind the last, …]. */
export type Spans = readonly number[];

/** Adds a span that begins no earlier than the last one. */
export function addSpan(spans: number[], from: number, to: number): void {
  if (from >= to) return;
  const last = spans.length - 1;
  if (last > 0 && from <= spans[last]!) spans[last] = Math.max(spans[last]!, to);
  else spans.push(from, to);
}

/** What lies in both. */
export function overlap(a: Spans, b: Spans): number[] {
  const both: number[] = [];
  for (let i = 0, k = 0; i < a.length && k < b.length;) {
    addSpan(both, Math.max(a[i]!, b[k]!), Math.min(a[i + 1]!, b[k + 1]!));
    if (a[i + 1]! < b[k + 1]!) i += 2;
    else k += 2;
  }
  return both;
}
