/**
 * Why a candidate was dropped: a closed list. Codes are API.
 *
 * | reason | stage | meaning |
 * |---|---|---|
 * | `NOT_VALID` | qualify | outside `validFrom` … `validTo` |
 * | `NOT_ELIGIBLE` | qualify | `when`, or a condition of the tier `eligible`, is false |
 * | `NOT_APPLICABLE` | qualify | a condition of the tier `applicable` is false |
 * | `NOT_SUITABLE` | qualify | a condition of the tier `suitable` is false |
 * | `UNKNOWN` | qualify | a condition is unknown: an attribute is missing, or is not of a kind that can be compared |
 * | `NO_CONSENT` | limit | no consent on record for channel and purpose, or it was withdrawn |
 * | `SUPPRESSED` | limit | the customer is on a list of those who are not to be contacted, or the record says so |
 * | `QUIET_HOURS` | limit | it is quiet where the customer is; an outbound action is decided again afterwards |
 * | `SUPERSEDED` | limit | while quiet hours held it back, a newer event closed or renewed the opportunity |
 * | `WITHDRAWN` | limit | while quiet hours held it back, another version of the strategy came that does not propose it |
 * | `CAPPED` | limit, allocate | a cap is reached |
 * | `COOLING_OFF` | limit | it rests after what the customer did, such as several dismissals |
 * | `EXHAUSTED` | limit, allocate | what many customers share is used up: a stock, a budget, a household's messages |
 * | `HELD_OUT` | holdout | the customer is in the hold-out group |
 * | `RAMPING` | ramp | the action is open to a share of the customers, in which the customer is not yet |
 * | `ZERO_SCORE` | arbitrate | its score is 0 or less |
 * | `ERROR` | qualify, limit, arbitrate, allocate | code of your own failed: a condition, a rule, a model; see the fault |
 * | `NO_SLOT` | allocate | no open slot takes its channel |
 * | `OUTRANKED` | allocate | better actions took the places |
 * | `OTHER_TREATMENT` | limit, allocate | the action was chosen on another of its channels |
 * | `EXCLUDED` | allocate | beside those that were chosen there may be no more of its kind |
 * | `SHOWN_LATELY` | allocate | it was shown in the same slot not long ago |
 * @public
 */
export type Reason =
  | 'NOT_VALID'
  | 'NOT_ELIGIBLE'
  | 'NOT_APPLICABLE'
  | 'NOT_SUITABLE'
  | 'UNKNOWN'
  | 'NO_CONSENT'
  | 'SUPPRESSED'
  | 'QUIET_HOURS'
  | 'SUPERSEDED'
  | 'WITHDRAWN'
  | 'CAPPED'
  | 'COOLING_OFF'
  | 'EXHAUSTED'
  | 'HELD_OUT'
  | 'RAMPING'
  | 'ZERO_SCORE'
  | 'ERROR'
  | 'NO_SLOT'
  | 'OUTRANKED'
  | 'OTHER_TREATMENT'
  | 'EXCLUDED'
  | 'SHOWN_LATELY';
