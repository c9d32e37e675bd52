import type { Fault } from '../errors/fault.ts';
import { OpportuneError } from '../errors/opportuneError.ts';
import { advance } from '../step/advance.ts';
import { programs } from '../step/programs.ts';
import type { Step } from '../step/step.ts';
import type { Builder } from './builder.ts';
import { link } from './link.ts';

/** The step of a strategy, or every fault that was found up to here, in the given order. */
export function stepOf(builder: Builder, inOrder: (faults: readonly Fault[]) => readonly Fault[]): Step {
  const program = link(builder);
  const [first, ...others] = inOrder(builder.faults);
  if (first !== undefined) throw new OpportuneError('STRATEGY_INVALID', [first, ...others]);
  const step: Step = Object.assign(
    (...[state, input, now]: Parameters<Step>) => advance(program, state, input, now, program.trace),
    { strategy: program.strategy },
  );
  programs.set(step, program);
  return step;
}
