import { OpportuneError } from '../errors/opportuneError.ts';

/**
 * A length of time in milliseconds, 0 or more.
 * @public
 */
export type Millis = number;

const unit =
  (millis: number) =>
  (count: number): Millis => {
    const length = Math.round(count * millis);
    if (!Number.isFinite(count) || count < 0 || length === Infinity) {
      const message = `expected a number of 0 or more, found ${String(count)}`;
      throw new OpportuneError('DURATION_INVALID', [{ code: 'DURATION_INVALID', path: '', message }]);
    }
    return length;
  };

/** Milliseconds in so many seconds. @throws {OpportuneError} DURATION_INVALID if below 0 or not finite @public */
export const seconds: (count: number) => Millis = /* @__PURE__ */ unit(1_000);
/** Milliseconds in so many minutes. @throws {OpportuneError} DURATION_INVALID if below 0 or not finite @public */
export const minutes: (count: number) => Millis = /* @__PURE__ */ unit(60_000);
/** Milliseconds in so many hours. @throws {OpportuneError} DURATION_INVALID if below 0 or not finite @public */
export const hours: (count: number) => Millis = /* @__PURE__ */ unit(3_600_000);
/** Milliseconds in so many days of 24 hours. @throws {OpportuneError} DURATION_INVALID if below 0 or not finite @public */
export const days: (count: number) => Millis = /* @__PURE__ */ unit(86_400_000);
