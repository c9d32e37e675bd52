/**
 * Kinds of nodes that look at a moment by the paths that stand in them, and at nothing else, but where they name a model. `custom` and
 * `propensity` hand it to code, and what a rule of somebody else's looks at is not known.
 */
export const BY_PATHS: readonly string[] = [
  'all any not isTrue eq ne gt gte lt lte between oneOf noneOf startsWith endsWith includes matches exists missing isType contains',
  'containsAny containsAll some every none before after within dayOfWeek timeOfDay version compare named',
  'plus minus times divide modulo size age',
  'cap coolOff quiet consent suppress quota',
  'product total value lever uplift boost weight constant affinity amount attribute clamp normalise threshold contacts fade',
  'qualify limit holdout ramp experiment arbitrate explore allocate',
].flatMap((kinds) => kinds.split(' '));
