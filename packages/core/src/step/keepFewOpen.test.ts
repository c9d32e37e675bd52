import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { small } from '../../test/small.ts';
import { wakeUp } from '../../test/wakeUp.ts';
import type { Retention } from '../profile/retention.ts';
import type { Node } from '../shape/shape.ts';
import { compile } from '../strategy/standardCompile.ts';
import { absence } from '../triggers/absence.ts';
import { pattern } from '../triggers/pattern.ts';
import { begin } from '../triggers/pattern/begin.ts';
import { followedBy } from '../triggers/pattern/followedBy.ts';
import { sequence } from '../triggers/sequence.ts';
import type { Step } from './step.ts';
import type { StepResult } from './stepResult.ts';

const opens = (i: number): string => `cart_${i}`;
const name = (i: number): string => `t${String(i).padStart(2, '0')}`;

const stepOf = (nodes: readonly Node[], retention: Retention = { openAtMost: 12 }): Step =>
  compile(small({ retention, triggers: Object.fromEntries(nodes.map((node, i) => [name(i), node])) }));

/** Opens each of these triggers by an event of its own, a millisecond after the one before. */
function opened(
  nodes: readonly Node[],
  at: (i: number) => number = (i) => i,
  retention?: Retention,
): readonly [StepResult, Step] {
  const step = stepOf(nodes, retention);
  let result = step(undefined, event('seen', 0), 0);
  for (const [i] of nodes.entries()) result = step(result.state, event(opens(i), at(i), {}, { id: `e${i}` }), 1000);
  return [result, step];
}

const absences = (many: number): readonly Node[] =>
  Array.from({ length: many }, (_, i) => absence({ after: opens(i), of: 'order', for: 2000 }));

const sequenceOn = (i: number): Node => sequence({ first: opens(i), second: 'order', within: 1000 });

const pairOn = (i: number): Node => pattern({ steps: [begin('a', opens(i)), followedBy('b', 'order')], within: 1000 });

const told = ({ faults }: StepResult): readonly string[] => faults.map(({ code, path }) => `${code} ${path}`);

describe('the open matches of all triggers together', () => {
  it('S10 are as many as the strategy keeps, and no fault as long as they are no more', () => {
    const [result] = opened(absences(12));

    expect(Object.keys(result.state.triggers)).toHaveLength(12);
    expect(result.faults).toEqual([]);
  });

  it('S10 lose the one that was opened first, which then does not fire', () => {
    const [result, step] = opened(absences(13));
    const { fired } = step(result.state, wakeUp, 9000);

    expect(told(result)).toEqual(['MATCH_LET_GO /triggers/t00']);
    expect(fired.map((match) => match.name)).toEqual(Array.from({ length: 12 }, (_, i) => name(i + 1)));
  });

  it('S10 are all of them where nothing is said, whatever else has an age', () => {
    for (const retention of [{}, { triggers: 5000 }]) {
      const [result] = opened(absences(30), undefined, retention);

      expect(Object.keys(result.state.triggers)).toHaveLength(30);
      expect(result.faults).toEqual([]);
    }
  });

  it('S10 lose by event time, whatever came first, and of the same time by name', () => {
    expect(told(opened(absences(13), (i) => 100 - i)[0])).toEqual(['MATCH_LET_GO /triggers/t12']);
    expect(told(opened(absences(13), () => 100)[0])).toEqual(['MATCH_LET_GO /triggers/t00']);
  });

  it('S10 are of all kinds', () => {
    const nodes = [...absences(11), sequenceOn(11), pairOn(12), pairOn(13), ...absences(24).slice(14)];
    const [{ state, faults }] = opened(nodes);

    expect(faults.map(({ path }) => path)).toEqual(['/triggers/t11']);
    expect(Object.keys(state.triggers).sort()).toEqual(Array.from({ length: 12 }, (_, i) => name(i + 12)));
  });

  it('S10 leave what closed matches before in its place', () => {
    const step = stepOf(absences(13));
    let { state } = step(undefined, event('order', 0), 0);
    for (let i = 0; i < 13; i += 1) ({ state } = step(state, event(opens(i), i + 1, {}, { id: `e${i}` }), 1000));

    expect(state.triggers[name(0)]).toEqual({ closedAt: 0 });
    expect(state.triggers[name(1)]).toEqual({ opened: { id: 'e1', time: 2 }, closedAt: 0 });
  });
});
