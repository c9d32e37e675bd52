/**
 * Says that time has passed: what a runtime hands to `step` when a state's `wakeAt` is reached.
 * @public
 */
export interface WakeUp {
  readonly kind: 'wakeUp';
  readonly customer: string;
}
