import type { ConditionBuild } from '../../conditions/conditionRule.ts';
import type { Pointer } from '../../shape/pointer.ts';
import { compileEventPattern } from '../eventPattern.ts';
import type { PatternEvent } from './patternStep.ts';
import type { EventTest } from './program.ts';

/** What a condition reads by way of a name or of code nobody sees here. */
const LOOKS_BACK = /"steps\.|"kind":"(named|custom)"/;

/** Compiles what a part of a pattern asks of an event. */
export const eventTest = (event: PatternEvent, build: ConditionBuild, at: Pointer): EventTest => ({
  step: compileEventPattern(event, build, at),
  looksBack: LOOKS_BACK.test(JSON.stringify(event.where) ?? ''),
});
