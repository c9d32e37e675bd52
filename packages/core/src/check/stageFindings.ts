import type { Experiment } from '../funnel/experiment.ts';
import type { Holdout } from '../funnel/holdout.ts';
import type { Qualify } from '../funnel/qualify.ts';
import { under } from '../shape/pointer.ts';
import type { Treatment } from '../strategy/treatment.ts';
import type { Finding } from './finding.ts';
import type { FoundNode } from './found.ts';
import { idleness } from './policyFindings.ts';
import type { Subject } from './subject.ts';

/** Stages that drop nobody, those that drop everybody, and arms of experiments that nobody comes to. */
export const stageFindings = (subject: Subject): readonly Finding[] =>
  subject.nodes('stage').flatMap((found): readonly Finding[] => {
    const { node, at } = found;
    const why = idle(found, subject);
    if (why !== undefined) {
      return [{ code: 'STAGE_WITHOUT_EFFECT', severity: 'warning', path: at, message: why, proof: [] }];
    }
    if (node.kind === 'experiment') return armsNeverTaken(node as Experiment, at);
    const message = 'everybody who comes so far is held out';
    return node.kind === 'holdout' && (node as Holdout).share === 1 && !isExempt(subject)
      ? [{ code: 'NOBODY_PASSES', severity: 'error', path: at, message, proof: [] }]
      : [];
  });

/** Is there something that no hold-out holds out? */
const isExempt = ({ actions, fallbacks }: Subject): boolean =>
  fallbacks.size > 0 || actions.some(({ mandatory }) => mandatory === true);

/** Why a stage lets everything pass; undefined where it may not. */
function idle({ node }: FoundNode, subject: Subject): string | undefined {
  switch (node.kind) {
    case 'qualify': {
      const { eligible = {}, applicable = {}, suitable = {} } = node as Qualify;
      const tiers = Object.keys({ ...eligible, ...applicable, ...suitable });
      return tiers.length === 0 && !subject.actions.some(asks) ? 'no action has to meet anything' : undefined;
    }
    case 'limit':
      return subject
        .nodes('policy')
        .filter(({ around }) => around?.node === node)
        .every((policy) => idleness(policy, subject) !== undefined)
        ? 'it has no policy that could object'
        : undefined;
    case 'holdout':
      return (node as Holdout).share === 0 ? 'nobody is held out' : undefined;
    default:
      return undefined;
  }
}

const asks = ({ when, validFrom, validTo }: Treatment): boolean =>
  [when, validFrom, validTo].some((it) => it !== undefined);

/** Whoever is in no range of buckets takes the stages of the control: that is always taken. */
const armsNeverTaken = ({ arms, control, coverage = 1 }: Experiment, at: string): readonly Finding[] =>
  Object.entries(arms)
    .filter(([name, { weight }]) => name !== control && (weight === 0 || coverage === 0))
    .map(([name, { weight }]) => ({
      code: 'ARM_NEVER_TAKEN',
      severity: 'warning',
      path: under(under(at, 'arms'), name),
      message: `nobody comes to the arm ${name}: its ${weight === 0 ? 'weight' : 'coverage'} is 0`,
      proof: [],
    }));
