import { amend, compile, type Strategy } from '@opportune/core';
import { histories, shopBindings, strategies } from '@opportune/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { faultsOf } from '../faultsOf.ts';
import { places, small } from '../small.ts';
import { canonical } from './canonical.ts';
import { isValid } from './isValid.ts';
import { law } from './law.ts';
import { meaningOf } from './meaning.ts';
import { played } from './play.ts';

const hello = { id: 'hello', channel: 'web' };

describe('amend', () => {
  law(
    'gives the step that compile makes of the changed strategy, again and again',
    150,
    [strategies(), strategies(), fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 5 }), histories()],
    (first, other, changes, history) => {
      let strategy: Strategy = first;
      let step = compile(strategy, { ...shopBindings, trace: true });
      for (const [which, with_, isOut] of changes) {
        const here = strategy.actions[which % Math.max(1, strategy.actions.length)];
        // Policies and levers may speak of the action, its group or its issue: who takes it out must not leave them speaking of nobody.
        const canGo = here !== undefined && !canonical({ ...strategy, actions: [] }).includes(JSON.stringify(here.id));
        if (isOut && canGo && here.group === undefined && here.issue === undefined) {
          strategy = { ...strategy, actions: strategy.actions.filter((action) => action !== here) };
          step = amend(step, { without: [here.id] });
          continue;
        }
        const there = other.actions[with_ % Math.max(1, other.actions.length)];
        if (there === undefined || (there.on !== undefined && strategy.triggers?.[there.on] === undefined)) continue;
        const id = here?.id ?? there.id;
        const changed = {
          ...there,
          id,
          ...(here?.group === undefined ? {} : { group: here.group }),
          ...(here?.issue === undefined ? {} : { issue: here.issue }),
        };
        strategy = { ...strategy, actions: replaced(strategy.actions, changed) };
        step = amend(step, { actions: [changed] });
      }
      // A policy may speak of a tag that nobody has any more, which is a mistake only in what is written down.
      if (!isValid(strategy)) return;
      const whole = compile(strategy, { ...shopBindings, trace: true });

      expect(step.strategy).toEqual(whole.strategy);
      // Clauses keep the places that actions had when others were taken out.
      const told = (of: typeof step): string =>
        canonical(
          played(of, history).map(({ input, now, result }) => ({ input, now, ...meaningOf(result) })),
        ).replaceAll(/"clause":"\/actions\/\d+/g, '"clause":"');
      expect(told(step)).toBe(told(whole));
    },
  );

  test('leaves the step as it was that it was made from', () => {
    const step = compile(small());
    const amended = amend(step, { actions: [{ ...hello, value: 3 }], version: '2' });

    expect(step.strategy).toEqual(compile(small()).strategy);
    expect(amended.strategy).toEqual(compile(small({ version: '2', actions: [{ ...hello, value: 3 }] })).strategy);
  });

  test('S1 reads no further than its bounds', () => {
    const actions = [{ ...hello, content: { web: Array(5_000_001).fill(1) } }];

    expect(faultsOf(() => amend(compile(small()), { actions, without: ['hello'] }))[0]?.[0]).toBe('TOO_LARGE');
  });

  test('names every fault, with its place in the amendment', () => {
    const step = compile(small());
    const actions = [
      hello,
      { id: 'x', channel: 'web', on: 'nowhere' },
      { id: 'x', channel: 'web', when: { kind: 'gte' } },
    ];

    expect(faultsOf(() => amend(step, { actions: actions as never, without: ['y', 'hello'] }))).toEqual([
      ['FIELD_MISSING', '/actions/2/when/path'],
      ['FIELD_MISSING', '/actions/2/when/value'],
      ['TRIGGER_UNKNOWN', '/actions/1/on'],
      ['ID_DUPLICATE', '/actions/2/id'],
      ['TARGET_UNKNOWN', '/without/0'],
      ['TARGET_UNKNOWN', '/without/1'],
    ]);
  });

  test.each<[string, unknown, string]>([
    ['nothing', null, ''],
    ['a text', 'hello', ''],
    ['other fields', { action: [] }, '/action'],
    ['no list', { actions: {} }, '/actions'],
    ['no names', { without: [7] }, '/without/0'],
    ['a number for a version', { version: 2 }, '/version'],
    ['one name twice', { without: ['hello', 'hello'] }, '/without/1'],
    [
      'code of others',
      {
        get actions(): never {
          throw new Error('no');
        },
      },
      '',
    ],
  ])('refuses an amendment that is %s', (_, amendment, path) => {
    expect(faultsOf(() => amend(compile(small()), amendment as never))[0]?.[1]).toBe(path);
  });

  test('finds what is wrong with a condition only when it is compiled', () => {
    const step = compile(
      small({ actions: [hello, { id: 'b', channel: 'web' }], funnel: [{ kind: 'qualify' }, places] }),
    );
    const actions = [hello, { id: 'b', channel: 'web', when: { kind: 'named', name: 'nobody' } }];

    expect(faultsOf(() => amend(step, { actions }))).toEqual([['CONDITION_UNKNOWN', '/actions/1/when/name']]);
    expect(amend(step, {}).strategy).toEqual(step.strategy);
  });

  test('knows only steps that compile has made', () => {
    const step = compile(small());

    expect(
      faultsOf(() =>
        amend(
          Object.assign(() => step(undefined, {} as never, 0), step),
          {},
        ),
      ),
    ).toEqual([['STEP_UNKNOWN', '']]);
  });
});

const replaced = (actions: Strategy['actions'], action: Strategy['actions'][number]): Strategy['actions'] =>
  actions.some(({ id }) => id === action.id)
    ? actions.map((other) => (other.id === action.id ? action : other))
    : [...actions, action];
