import { trace } from '../funnel/trace.ts';
import type { Program } from '../step/program.ts';
import type { Builder } from '../strategy/builder.ts';
import type { PartRule } from './partRule.ts';

/**
 * What tells every candidate's fate where the binding `trace` is on. `compile` has it; what is loaded with the trace on is refused without it. `explain` needs none.
 * @public
 */
export const traceRule: PartRule = {
  family: 'part',
  kind: 'trace',
  link: ({ bindings }: Builder): Pick<Program, 'trace'> => (bindings.trace === true ? { trace } : {}),
};
