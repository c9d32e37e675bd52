/**
 * What can be looked at of an event that was remembered, when a trigger fires: what paths lead to, or all of it where code looks.
 * @public
 */
export interface Readers {
  readonly whole: boolean;
  /** What paths to the event lead to: properties, and fields of the envelope that are left out where nobody reads them. */
  readonly ofEvent: ReadonlySet<string>;
  /** What paths to steps lead to. */
  readonly ofSteps: ReadonlySet<string>;
}

/** Nothing is looked at. */
export const NOBODY: Readers = { whole: false, ofEvent: new Set(), ofSteps: new Set() };
