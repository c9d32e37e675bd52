/**
 * Asks for actions now: a page that loads, an agent who picks up the telephone.
 * @public
 */
export interface DecisionRequest<Context extends object = Readonly<Record<string, unknown>>> {
  readonly kind: 'request';
  /** Unique; a second arrival of the same id is ignored. */
  readonly id: string;
  readonly customer: string;
  /** The slots to fill; all slots of the strategy where it is left out. */
  readonly slots?: readonly string[];
  readonly context?: Context;
}
