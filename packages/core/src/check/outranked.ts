import type { Allocate } from '../funnel/allocate.ts';
import type { Arbitrate } from '../funnel/arbitrate.ts';
import { isMandatory } from '../funnel/isMandatory.ts';
import { compareText } from '../internal/compareText.ts';
import { grouped } from '../internal/grouped.ts';
import type { CompiledPolicy } from '../policies/policyRule.ts';
import type { Pointer } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import type { Treatment } from '../strategy/treatment.ts';
import { demandsOn, type Demands } from './demandsOn.ts';
import { leastScore } from './leastScore.ts';
import type { ObstacleOn } from './obstacle.ts';
import { occasionOf } from './occasionOf.ts';
import type { Subject } from './subject.ts';
import { but, TRUE } from './truths.ts';

/** Of so many that are always better it is looked whether they qualify whenever the action does. */
const MOST_RIVALS = 64;

interface Rival {
  readonly action: Treatment;
  readonly at: Pointer;
  readonly hasOthers: boolean;
  readonly demands: Demands;
  readonly least: number | undefined;
  readonly most: number;
}

/** Others are better, qualify whenever the action does, and take all places. */
export function outranked(subject: Subject): ObstacleOn {
  if (!subject.isPlain) return () => undefined;
  const slots = subject.stages<Allocate>('allocate').flatMap(({ node }) => Object.values(node.slots));
  const policies = subject
    .nodes('policy')
    .map(({ node, at }) => ({ kind: node.kind, policy: subject.builder.policy(node, at) }));
  const isRanked = subject.ranking !== undefined;
  const all = rivalsIn(subject);
  const known = new Map(all.map((rival) => [nameOf(rival.action), rival]));
  const best = grouped(
    all
      // Who may be chosen on another channel leaves the place here.
      .filter(({ least, hasOthers }) => !hasOthers && least !== undefined && (!isRanked || least > 0))
      .sort((a, b) => rankOf(b) - rankOf(a) || b.least! - a.least! || compareText(a.action.id, b.action.id)),
    ({ action }) => [contestOf(action)],
  );
  return (action) => {
    const loser = known.get(nameOf(action))!;
    const places = slots
      .filter(({ channel }) => channel === action.channel)
      .reduce((sum, { atMost }) => sum + atMost, 0);
    const winners: Rival[] = [];
    for (const rival of best.get(contestOf(action))?.slice(0, MOST_RIVALS) ?? []) {
      // They come best first: where one is not above, no later one is.
      if (winners.length === places || !isAbove(rival, loser)) break;
      if (isAsFree(rival.action, action, policies) && qualifiesWith(rival, loser, subject)) winners.push(rival);
    }
    if (winners.length < places) return undefined;
    const names = winners.map((winner) => winner.action.id).join(', ');
    return {
      code: 'ACTION_ALWAYS_OUTRANKED',
      message: `all places go to what qualifies whenever ${action.id} does, and always ranks higher: ${names}`,
      proof: winners.map(({ at: path, action: { id }, least }) => ({
        path,
        says: isRanked
          ? `${id} scores at least ${least}, and ${action.id} at most ${loser.most}`
          : `${id} stands before ${action.id}`,
      })),
    };
  };
}

const nameOf = ({ id, channel }: Treatment): string => JSON.stringify([id, channel]);

/** Actions on the same occasion and channel are in each other's way. */
const contestOf = ({ on, channel }: Treatment): string => JSON.stringify([on, channel]);

/** What is mandatory comes before all that is not, whatever its score. */
const rankOf = (rival: Rival): number => Number(isMandatory(rival));

const isAbove = (rival: Rival, loser: Rival): boolean =>
  rankOf(rival) === rankOf(loser)
    ? rival.least! > loser.most || (rival.least === loser.most && compareText(rival.action.id, loser.action.id) < 0)
    : rankOf(rival) > rankOf(loser);

function rivalsIn(subject: Subject): readonly Rival[] {
  const [ranking] = subject.stages<Arbitrate<Node>>('arbitrate');
  const compiled = subject.ranking;
  return subject.treatments.map(({ action, at, hasOthers }, i) => {
    const demands = demandsOn(action, at, subject);
    // Without a ranking the earlier one is the better one.
    if (ranking === undefined) return { action, at, hasOthers, demands, least: -i, most: -i };
    const least = leastScore(ranking.node.by, action, subject.builder);
    return { action, at, hasOthers, demands, least, most: compiled?.bound?.(action) ?? Infinity };
  });
}

/** Whatever policy holds back the one holds back the other too. */
const isAsFree = (
  rival: Treatment,
  loser: Treatment,
  policies: readonly { readonly kind: string; readonly policy: CompiledPolicy }[],
): boolean =>
  policies.every(
    ({ kind, policy: { concerns = () => true } }) => !concerns(rival) || (ALIKE.has(kind) && concerns(loser)),
  );

/** They judge all actions alike that they concern. */
const ALIKE: ReadonlySet<string> = new Set(['cap', 'quiet', 'consent']);

/** Does it qualify whenever the other one does? */
function qualifiesWith(rival: Rival, loser: Rival, { refutation, worlds, strategy }: Subject): boolean {
  const world = worlds.in(occasionOf(loser.action, loser.at, strategy));
  const { goals, validity } = loser.demands;
  return (
    rival.demands.goals.every(
      (goal) => refutation.of([...goals, { ...goal, want: but(TRUE) }], world, validity) !== undefined,
    ) &&
    rival.demands.validity.every(
      (valid) => refutation.of(goals, world, [...validity, { ...valid, want: but(TRUE) }]) !== undefined,
    )
  );
}
