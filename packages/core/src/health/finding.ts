/**
 * What a finding says, by measure:
 *
 * - `INCORRECT`: events were refused, or have properties of another type than declared; `path` is where most often
 * - `INCOMPLETE`: events lack an expected property
 * - `LATE`: events were received too long after they happened
 * - `CONTRADICTORY`: two sources tell an attribute differently
 * - `DUPLICATED`: events came more than once
 * - `PERSONAL_DATA`: something looks like personal data where none is declared
 * - `CONSENT_MISSING`: events are there without the consent that they need
 * @public
 */
export type FindingCode =
  | 'INCORRECT'
  | 'INCOMPLETE'
  | 'LATE'
  | 'CONTRADICTORY'
  | 'DUPLICATED'
  | 'PERSONAL_DATA'
  | 'CONSENT_MISSING';

/**
 * One measure that is below its threshold, as data.
 * @public
 */
export interface Finding {
  readonly code: FindingCode;
  /** The place of the threshold in the list of them. */
  readonly threshold: number;
  readonly type?: string;
  /** Of a contradiction both, joined by a comma. */
  readonly source?: string;
  /** JSON pointer into the event; of a contradiction the name of the attribute. */
  readonly path?: string;
  /** The share that was seen, 0 to 1. */
  readonly seen: number;
  readonly needed: number;
  /** Of how many it is a share. */
  readonly count: number;
  /** The same in words, for a person. */
  readonly message: string;
}
