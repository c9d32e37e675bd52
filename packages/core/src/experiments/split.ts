import type { ErrorCode } from '../errors/codes.ts';
import type { Fault } from '../errors/fault.ts';
import { throwInvalid } from '../errors/throwInvalid.ts';
import type { Input } from '../events/input.ts';
import type { Assignment } from '../funnel/decision.ts';
import type { Experiment } from '../funnel/experiment.ts';
import { canonical } from '../internal/canonical.ts';
import { hash128 } from '../internal/hash.ts';
import type { Standings } from '../policies/claim.ts';
import type { CustomerState } from '../profile/customerState.ts';
import { listed } from '../shape/listed.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import { programs } from '../step/programs.ts';
import { routes, type Route } from '../step/routes.ts';
import type { Step } from '../step/step.ts';
import type { StepResult } from '../step/stepResult.ts';
import type { Instant } from '../time/instant.ts';
import { assigner } from './armOf.ts';
import { checkExperiment } from './checkExperiment.ts';

/**
 * One step of several: whole strategies held against each other. Each customer goes to the step of the arm that `armOf` says they are in, whoever is outside
 * of the layer or the coverage to that of the control, without storage and always to the same. Decisions name the arm, as they do inside of an experiment. Where the weights are moved, or two
 * customers become one, the strategy of the arm takes the state over by name, as a new version does.
 *
 * Its `strategy` names the experiment, with a hash of it and of the strategies. `amend` and `funnelOf` ask for a single strategy: amend one, and split again.
 *
 * @param experiment - its arms have no stages; its id is of no experiment in the strategies
 * @param steps - by the names of the arms
 * @throws {OpportuneError} STRATEGY_INVALID with faults `EXPERIMENT_INVALID`: an arm without a step, a step without an arm, stages in an arm, weights that do not add up to 1
 * @example
 * ```ts
 * import { allocate, compile, experiment } from '@opportune/core';
 * import { split } from '@opportune/core/experiments';
 *
 * const [old, redesigned] = ['old', 'new'].map((id) =>
 *   compile({
 *     id,
 *     version: '1',
 *     actions: [{ id: `${id}-hello`, channel: 'web' }],
 *     funnel: [allocate({ hero: { channel: 'web', atMost: 1 } })],
 *   }),
 * );
 * const redesign = experiment({ id: 'redesign', arms: { old: { weight: 0.5, stages: [] }, new: { weight: 0.5, stages: [] } } });
 * const step = split(redesign, { old: old!, new: redesigned! });
 * const [decision] = step(undefined, { kind: 'request', id: 'r1', customer: 'ada' }, 0).decisions;
 *
 * decision?.action; // => 'old-hello'
 * decision?.arms; // => { redesign: { arm: 'old', share: 0.5 } }
 * ```
 * @see docs/semantics.md, X7
 * @public
 */
export function split(experiment: Experiment, steps: Readonly<Record<string, Step>>): Step {
  check(experiment, steps);
  const { id, control } = experiment;
  const assign = assigner(experiment);
  const routeOf = (state: CustomerState | undefined, customer: unknown): Route => {
    const assignment = assign(textOf(state?.subject) ?? textOf(customer) ?? '');
    const step = steps[assignment?.arm ?? control]!;
    return { step, signed: (result, isTraced) => signed(result, id, assignment, isTraced) };
  };
  const run = (state: CustomerState | undefined, input: Input, now: Instant, standings?: Standings): StepResult => {
    const route = routeOf(state, (input as Partial<Input> | null | undefined)?.customer);
    return route.signed(route.step(state, input, now, standings), programs.get(route.step)?.trace === true);
  };
  const hash = hash128(
    canonical([experiment, Object.entries(steps).map(([arm, { strategy }]) => [arm, strategy.hash])]),
  );
  const step: Step = Object.assign(run, { strategy: { id, version: steps[control]!.strategy.version, hash } });
  routes.set(step, routeOf);
  return step;
}

/** What a stream brings may be anything. */
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function signed(result: StepResult, id: string, assignment: Assignment | undefined, isTraced: boolean): StepResult {
  const { decisions, dropped } = result;
  if (assignment === undefined || (decisions.length === 0 && !(isTraced && dropped.length > 0))) return result;
  const sign = <T extends { readonly arms?: Readonly<Record<string, Assignment>> }>(it: T): T => ({
    ...it,
    arms: { [id]: assignment, ...it.arms },
  });
  return { ...result, decisions: decisions.map(sign), ...(isTraced ? { dropped: dropped.map(sign) } : {}) };
}

function check(experiment: Experiment, steps: Readonly<Record<string, Step>>): void {
  const faults: Fault[] = [];
  const fault = (code: ErrorCode, path: Pointer, message: string): void => void faults.push({ code, path, message });
  checkExperiment(experiment, { fault, shared: (make) => make(undefined as never) }, '');
  for (const [arm, { stages }] of Object.entries(experiment.arms)) {
    const at = under('/arms', arm);
    if (stages.length > 0)
      fault('EXPERIMENT_INVALID', under(at, 'stages'), 'expected no stages, for the arm is a strategy');
    if (!Object.hasOwn(steps, arm))
      fault('EXPERIMENT_INVALID', at, `expected a step for it, found ${listed(Object.keys(steps))}`);
  }
  for (const arm of Object.keys(steps)) {
    if (!Object.hasOwn(experiment.arms, arm)) {
      fault(
        'EXPERIMENT_INVALID',
        under('/arms', arm),
        `expected an arm for the step, found ${listed(Object.keys(experiment.arms))}`,
      );
    }
  }
  throwInvalid(faults);
}
