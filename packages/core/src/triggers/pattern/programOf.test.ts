import { describe, expect, it } from 'vitest';

import { small } from '../../../test/small.ts';
import type { Fault } from '../../errors/fault.ts';
import { OpportuneError } from '../../errors/opportuneError.ts';
import { compile } from '../../strategy/standardCompile.ts';

const of = { type: 'a' };
const a = { name: 'a', of };
const b = { name: 'b', of };

function faultsOf(node: object): readonly Fault[] {
  try {
    compile(small({ triggers: { t: { kind: 'pattern', ...node } as never } }));
  } catch (error) {
    if (error instanceof OpportuneError) return error.faults;
    throw error;
  }
  return [];
}

describe('programOf', () => {
  it.each<[string, object, string, string]>([
    ['a part that says nothing', { steps: [a, {}] }, '/steps/1', 'found nothing'],
    ['a part that says two things', { steps: [a, { ...b, without: of }] }, '/steps/1', 'found name, of, without'],
    ['a step without a name', { steps: [{ of }] }, '/steps/0', 'found of'],
    ['a while without a length', { steps: [a, { name: 'b', absent: of }] }, '/steps/1', 'found name, absent'],
    ['what belongs to another part', { steps: [a, { without: of, times: {} }] }, '/steps/1', 'found without, times'],
    ['two steps of a name', { steps: [a, a] }, '/steps/1/name', 'a name of its own'],
    ['a name with a dot', { steps: [{ name: 'a.b', of }] }, '/steps/0/name', 'a name without a dot'],
    ['an empty name', { steps: [{ name: '', of }] }, '/steps/0/name', 'a name without a dot'],
    ['a name by birth', { steps: [{ name: 'constructor', of }] }, '/steps/0/name', 'a name without a dot'],
    ['a max below the min', { steps: [{ ...a, times: { min: 3, max: 2 } }] }, '/steps/0/times', 'a max of at least 3'],
    [
      'a without that is by something else',
      { steps: [a, { without: of, by: 'followedBy' }, b] },
      '/steps/1/by',
      'next',
    ],
    [
      'a while at the beginning',
      { steps: [{ name: 'q', absent: of, for: 1 }, a] },
      '/steps',
      'a step at the beginning',
    ],
    ['nothing that is needed', { steps: [{ ...a, optional: true }] }, '/steps', 'a step at the beginning'],
    ['without at the beginning', { steps: [{ without: of }, a] }, '/steps', 'before the first event'],
    ['without at the beginning of a group', { steps: [{ any: [[{ without: of }, a]] }] }, '/steps', 'before the first'],
    [
      'without at the end of a sequence in a group',
      { steps: [a, { all: [[b, { without: of }]] }] },
      '/steps/1/all/0',
      'a step at the end',
    ],
    [
      'a sequence in a group that needs nothing',
      { steps: [a, { any: [[{ ...b, optional: true }]] }] },
      '/steps/1/any/0',
      'a step that is needed',
    ],
    ['an end without a limit', { steps: [a, { without: of }] }, '', 'a limit, within'],
    [
      'a limit that is not there to be missed',
      { steps: [a], fires: 'timeout' },
      '/fires',
      'a limit that a match can miss',
    ],
    ['to skip to a step that is not there', { steps: [a], skip: { to: 'first', of: 'z' } }, '/skip/of', 'found "z"'],
    ['to skip to no step', { steps: [a], skip: { to: 'last' } }, '/skip', 'the step, of'],
    ['to skip to a step for no reason', { steps: [a], skip: { to: 'none', of: 'a' } }, '/skip', 'the step, of'],
    [
      'a path to a step that is not there',
      { steps: [a, { name: 'b', of: { where: { kind: 'compare', left: 'event.n', is: 'eq', right: 'steps.z.n' } } }] },
      '/steps/1/of/where/right',
      'a step of the pattern (a, b), found "z"',
    ],
    [
      'more ways to go on than anybody means',
      { steps: [a, { all: ['p', 'q', 'r', 's', 't', 'u'].map((name) => [{ name, of, times: { min: 4, max: 4 } }]) }] },
      '/steps',
      'a thousand at most',
    ],
  ])('T7 to T13 %s', (_, node, at, message) => {
    expect(faultsOf(node)).toContainEqual({
      code: 'TRIGGER_INVALID',
      path: `/triggers/t${at}`,
      message: expect.stringContaining(message) as string,
    });
  });

  it('T7 an action that looks at a step of its trigger that is not there', () => {
    const when = { kind: 'gte', path: 'steps.crat.total', value: 1 };
    const triggers = { t: { kind: 'pattern', steps: [a] } as never, other: { kind: 'occurrence', of } as never };
    const actions = [
      { id: 'one', channel: 'web', on: 't', when },
      { id: 'two', channel: 'web', on: 'other', when },
    ];

    expect(() => compile(small({ triggers, actions }))).toThrow(
      'TRIGGER_INVALID at /actions/0/when/path: expected a step of the trigger (a), found "crat"',
    );
  });

  it('finds faults in every part at once', () => {
    const node = { steps: [{ of: 5 }, {}, { name: 'x', of: { where: { kind: 'eq', path: 'nowhere', value: 1 } } }] };
    expect(faultsOf(node).map(({ code, path }) => `${code} ${path}`)).toEqual([
      'TYPE_MISMATCH /triggers/t/steps/0/of',
      'TRIGGER_INVALID /triggers/t/steps/1',
      'PATH_INVALID /triggers/t/steps/2/of/where/path',
    ]);
  });
});
