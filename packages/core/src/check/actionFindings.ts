import type { Allocate } from '../funnel/allocate.ts';
import { grouped } from '../internal/grouped.ts';
import type { Cap } from '../policies/cap.ts';
import type { Quota } from '../policies/quota.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import type { Treatment } from '../strategy/treatment.ts';
import { asWritten } from './asWritten.ts';
import { deadTriggers } from './deadTriggers.ts';
import { demandsOn } from './demandsOn.ts';
import type { Finding } from './finding.ts';
import type { Obstacle, ObstacleOn } from './obstacle.ts';
import { occasionOf } from './occasionOf.ts';
import { outranked } from './outranked.ts';
import type { Subject } from './subject.ts';

/** Actions that are never decided, whoever comes; each with the first thing that stands in its way. */
export function actionFindings(subject: Subject): readonly Finding[] {
  const obstacles = [proposal, qualification, caps, score, slot, outranked].map((obstacle) => obstacle(subject));
  const { fallbacks } = subject;
  const obstacleOn = (action: Treatment, at: Pointer): Obstacle | undefined => {
    // Nothing can hold back what a slot falls back on.
    if (fallbacks.has(action.id)) return undefined;
    for (const obstacle of obstacles) {
      const found = obstacle(action, at);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return [...grouped(subject.treatments, ({ at }) => [at])].flatMap(([at, treatments]): readonly Finding[] => {
    const found = treatments.flatMap(({ action, channelAt }) => {
      const obstacle = obstacleOn(action, at);
      return obstacle === undefined ? [] : [{ obstacle, channelAt }];
    });
    // It can go out on another of its channels.
    if (found.length < treatments.length) {
      return found.map(({ obstacle, channelAt }) => ({ severity: 'warning', path: channelAt, ...obstacle }));
    }
    return [{ severity: 'error', path: at, ...found[0]!.obstacle }];
  });
}

function proposal(subject: Subject): ObstacleOn {
  const dead = deadTriggers(subject);
  return ({ id, on }) => {
    const proof = on === undefined ? undefined : dead.get(on);
    return proof && { code: 'ACTION_NEVER_PROPOSED', message: `${id} waits for ${on}, which never fires`, proof };
  };
}

function qualification(subject: Subject): ObstacleOn {
  return (action, at) => {
    const { goals, validity } = demandsOn(action, at, subject);
    const world = subject.worlds.in(occasionOf(action, at, subject.strategy));
    const proof = subject.refutation.of(goals, world, validity);
    return proof && { code: 'ACTION_NEVER_QUALIFIES', message: `${action.id} qualifies at no moment`, proof };
  };
}

function caps(subject: Subject): ObstacleOn {
  const shut = subject
    .nodes('policy')
    .filter(({ node, around }) => subject.strategy.funnel.includes(around!.node) && isShut(node as Cap | Quota))
    .map(({ node, at }) => ({ node, at, policy: subject.builder.policy(node, at) }));
  return (action) => {
    const found = shut.find(({ policy }) => policy.concerns?.(action) ?? false);
    return (
      found && {
        code: 'ACTION_ALWAYS_CAPPED',
        message: `${action.id} is allowed no place at all`,
        proof: [{ path: found.at, says: asWritten(found.node) }],
      }
    );
  };
}

/** It lets nothing pass, whatever has been taken. */
const isShut = (node: Cap | Quota): boolean =>
  (node.kind === 'cap' && node.atMost === 0) || (node.kind === 'quota' && node.amount === undefined && node.atMost < 1);

function score({ ranking }: Subject): ObstacleOn {
  return (action) =>
    // What is mandatory needs no score.
    action.mandatory !== true && ranking?.bound !== undefined && ranking.bound(action) <= 0
      ? { code: 'ACTION_NEVER_SCORES', message: `the score of ${action.id} is never above 0`, proof: [] }
      : undefined;
}

function slot(subject: Subject): ObstacleOn {
  const places = subject.nodes('stage').filter(({ node }) => node.kind === 'allocate');
  const channels = new Set(
    places.flatMap(({ node }) => Object.values((node as Allocate).slots).map(({ channel }) => channel)),
  );
  const says = `has slots for ${[...channels].join(', ') || 'no channel'}`;
  return ({ id, channel }) =>
    channels.has(channel)
      ? undefined
      : {
          code: 'ACTION_WITHOUT_SLOT',
          message: `${id} is for the channel ${JSON.stringify(channel)}, which no slot has`,
          proof: places.map(({ at }) => ({ path: under(at, 'slots'), says })),
        };
}
