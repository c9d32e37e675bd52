/**
 * What a visitor has said to: everything, nothing, or purposes one by one. What is not named is refused.
 * @public
 */
export type Verdict = boolean | Readonly<Record<string, boolean>>;

/**
 * What is for which purpose; what is not named is for none, and needs no more than a verdict that is not a plain no.
 * @public
 */
export interface Purposes {
  /** By event type. */
  readonly events?: Readonly<Record<string, string>>;
  /** By attribute, of traits. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Whether something for this purpose may be kept and sent. `never` are the purposes that the browser refuses by itself. */
export function allows(verdict: Verdict, purpose: string | undefined, never: readonly string[]): boolean {
  if (verdict === false) return false;
  if (purpose === undefined) return true;
  if (never.includes(purpose)) return false;
  return verdict === true || (Object.hasOwn(verdict, purpose) && verdict[purpose] === true);
}
