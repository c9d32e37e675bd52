/**
 * One attribute that would have to be another.
 * @public
 */
export interface Change {
  /** As conditions name it: `profile.segment`, `event.total`, `context.device`, or `consents.` and the key of a consent. */
  readonly path: string;
  /** Undefined where it is missing. */
  readonly from: unknown;
  /** Undefined where it would have to be missing. */
  readonly to: unknown;
}
