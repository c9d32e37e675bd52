/** The event types of outcomes, for those who have to tell them from others. */
export const OUTCOME_TYPES = [
  'delivery',
  'impression',
  'click',
  'conversion',
  'dismissal',
  'unsubscribe',
  'bounce',
  'complaint',
  'frequency_capped',
] as const;

/**
 * The event types by which a channel says what became of a decision after it was sent. Every adapter maps its
 * platform's own words to these, so that a strategy can listen to them whatever the platform. With `frequency_capped` it says that a cap
 * of the platform's own has held it back.
 * @public
 */
export type OutcomeType = (typeof OUTCOME_TYPES)[number];

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
  /** Only with `bounce`: the address will never take a message, so that it makes no sense to try again. */
  readonly permanent?: boolean;
}
