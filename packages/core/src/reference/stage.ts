import { allocate } from './allocate.ts';
import { arbitrate } from './arbitrate.ts';
import { assignment } from './experiment.ts';
import { explore } from './explore.ts';
import { first, sift, type Field } from './field.ts';
import { holdout } from './holdout.ts';
import type { StageNode } from './nodes.ts';
import type { Plan } from './plan.ts';
import { objection } from './policy.ts';
import { unmet } from './qualify.ts';
import { ramp } from './ramp.ts';

/** F1: what a stage leaves of the field. */
export function pass(plan: Plan, stage: StageNode, at: string, field: Field): Field {
  const { moment, cause, state, standings } = field;
  const { lists = {} } = plan.bindings;
  switch (stage.kind) {
    case 'qualify': {
      const left = sift(plan, field, stage.kind, ({ action }) => unmet(plan, stage, at, action, moment));
      // To say why is part of the trace.
      return plan.bindings.trace ? left : { ...left, dropped: field.dropped };
    }
    case 'limit':
      return sift(plan, field, stage.kind, ({ action }) =>
        first(stage.policies, (policy, i) =>
          objection(policy, `${at}/policies/${i}`, { moment, cause, state, standings, action, lists, chosen: [] }),
        ),
      ); // F3
    case 'holdout':
      return holdout(plan, stage, at, field);
    case 'ramp':
      return ramp(plan, stage, at, field);
    case 'experiment': {
      const assigned = assignment(stage, state.subject ?? state.customer);
      return assigned === undefined ? field : { ...field, arms: { ...field.arms, [stage.id]: assigned } }; // X2
    }
    case 'arbitrate':
      return arbitrate(plan, stage, at, field);
    case 'explore':
      return explore(plan, stage, field);
    case 'allocate':
      return allocate(plan, stage, at, field);
  }
}
