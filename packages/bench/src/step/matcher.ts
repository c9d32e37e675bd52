import type { CustomerEvent } from '@opportune/core';

import type { Traits } from './work.ts';

/** The ids of the offers whose conditions an event and a customer meet: what a rule engine without a state can answer. */
export type Matcher = (event: CustomerEvent, profile: Traits) => readonly string[] | Promise<readonly string[]>;
