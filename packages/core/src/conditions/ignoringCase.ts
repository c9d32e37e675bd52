/**
 * Whether upper and lower case are the same.
 * @public
 */
export interface CaseOption {
  /** Texts are compared in lower case, as `toLowerCase` gives it; false where it is left out. */
  readonly ignoreCase?: boolean;
}

/** The option as a node has it: there only where it is true. */
export const caseOption = ({ ignoreCase = false }: CaseOption = {}): { readonly ignoreCase?: true } =>
  ignoreCase ? { ignoreCase } : {};

/** A text in lower case; anything else as it is. */
export const lowered = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);
