import { own } from '../internal/own.ts';
import { consentKey, hearing, type Hearing } from '../profile/consent.ts';

/**
 * The event types by which consent changes. `consent_granted` and `consent_withdrawn` name a `channel` and may name a
 * `purpose`; without one they speak of the whole channel, as `unsubscribe` and `complaint` always do.
 */
const VERDICTS: Readonly<Record<string, boolean>> = {
  consent_granted: true,
  consent_withdrawn: false,
  unsubscribe: false,
  complaint: false,
};

/** Hears whether a customer agrees to be contacted. */
export const consentWord: Hearing = /* @__PURE__ */ hearing(({ type, properties }) => {
  const granted = own(VERDICTS, type);
  const [channel, purpose] = [own(properties, 'channel'), own(properties, 'purpose')];
  if (granted === undefined || typeof channel !== 'string') return undefined;
  const isPurpose = typeof purpose === 'string' && type.startsWith('consent_');
  return { key: isPurpose ? consentKey(channel, purpose) : consentKey(channel), granted };
});
