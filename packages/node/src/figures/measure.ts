/**
 * Something that is counted, timed or looked at, and what it is called by those who collect it.
 * @public
 */
export interface Measure {
  readonly kind: 'counter' | 'histogram' | 'gauge';
  readonly about: string;
  /** Its labels are the first of the values that it is told with. */
  readonly prometheus: { readonly name: string; readonly labels: readonly string[] };
  /** Absent where another measure says the same. An attribute for each value; '' leaves the value out. */
  readonly opentelemetry?: {
    readonly name: string;
    readonly unit: string;
    readonly attributes: readonly string[];
  };
}
