/**
 * Every code that an {@link OpportuneError} or a {@link Fault} can carry. Codes are API: adding one is a minor
 * change, changing one a major one. Each has an anchor in `docs/errors.md`.
 * @public
 */
export type ErrorCode =
  // A strategy or its bindings, found by `compile` and `parseStrategy`
  | 'STRATEGY_INVALID'
  | 'JSON_INVALID'
  | 'TOO_DEEP'
  | 'TOO_LARGE'
  | 'KEY_FORBIDDEN'
  | 'FIELD_UNKNOWN'
  | 'FIELD_MISSING'
  | 'TYPE_MISMATCH'
  | 'VALUE_OUT_OF_RANGE'
  | 'KIND_UNKNOWN'
  | 'PATH_INVALID'
  | 'TIME_INVALID'
  | 'ZONE_INVALID'
  | 'ID_DUPLICATE'
  | 'TRIGGER_UNKNOWN'
  | 'AGGREGATE_UNKNOWN'
  | 'TRIGGER_INVALID'
  | 'TARGET_UNKNOWN'
  | 'FUNNEL_ORDER'
  | 'EXPERIMENT_INVALID'
  | 'FALLBACK_INVALID'
  | 'CONDITION_UNKNOWN'
  | 'CONDITION_CYCLE'
  | 'ATTRIBUTE_MISMATCH'
  | 'CONDITION_BEYOND_EVENT'
  | 'WINDOW_INVALID'
  | 'PATTERN_INVALID'
  | 'VERSION_INVALID'
  | 'MODEL_UNBOUND'
  | 'CONDITION_UNBOUND'
  | 'RECIPE_UNBOUND'
  | 'LIST_UNBOUND'
  | 'PART_MISSING'
  // Expectations of data, and what was counted by others
  | 'HEALTH_INVALID'
  | 'ATTRIBUTE_UNKNOWN'
  | 'HEALTH_MISMATCH'
  // An option of an adapter
  | 'OPTION_INVALID'
  // A value made at a boundary
  | 'STEP_UNKNOWN'
  | 'INSTANT_INVALID'
  | 'DURATION_INVALID'
  // An input that `step` refuses, and faults of code that a strategy names
  | 'INPUT_INVALID'
  | 'CUSTOMER_MISMATCH'
  | 'SLOT_UNKNOWN'
  | 'MODEL_FAILED'
  | 'RECIPE_FAILED'
  | 'CONDITION_FAILED'
  | 'RULE_FAILED'
  | 'MATCH_LET_GO'
  // A body of events
  | 'CUSTOMER_MISSING'
  | 'CLOCK_DOUBTFUL'
  | 'PROPERTY_HIDDEN'
  // A stream
  | 'EVENT_UNKNOWN'
  | 'EVENT_REJECTED'
  | 'ENRICH_FAILED'
  | 'CHANNEL_UNKNOWN'
  | 'CHANNEL_FAILED'
  // A runtime
  | 'STORE_UNAVAILABLE'
  | 'STORE_VERSION_UNSUPPORTED'
  | 'STORE_CLOSED'
  | 'STORE_FAILED'
  | 'SOURCE_FAILED'
  | 'STEP_FAILED'
  | 'WAKE_LOOP';
