/**
 * The event types by which a channel says what became of a decision after it was sent. Every adapter maps its
 * platform's own words to these, so that a strategy can listen to them whatever the platform.
 * @public
 */
export type OutcomeType =
  | 'delivery'
  | 'impression'
  | 'click'
  | 'conversion'
  | 'dismissal'
  | 'unsubscribe'
  | 'bounce'
  | 'complaint';

/**
 * Properties that every outcome event carries.
 * @public
 */
export interface Outcome {
  /** The id of the decision that it is an outcome of, where the platform returns it. */
  readonly decision?: string;
  readonly channel: string;
  /** The platform that reported it, for example `klaviyo`. */
  readonly platform?: string;
}
