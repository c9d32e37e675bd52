import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { faultsOf } from '../../test/faultsOf.ts';
import { moment } from '../../test/moment.ts';
import { left, lost, shortlist } from '../../test/shortlist.ts';
import { places, small } from '../../test/small.ts';
import { being } from '../../test/truths.ts';
import type { Node } from '../shape/shape.ts';
import { compile } from '../strategy/standardCompile.ts';
import type { Treatment } from '../strategy/treatment.ts';
import { IndexedProposal } from './indexedProposal.ts';
import { PlainProposal } from './plainProposal.ts';
import { qualify } from './qualify.ts';
import type { Shortlist } from './shortlist.ts';
import { trace } from './trace.ts';

const web = { channel: 'web' };

/** What the stage leaves of actions: with the trace and without, looked up and asked one by one; all must leave the same. */
function run(node: Node, actions: readonly Treatment[], now = 0): Shortlist {
  const build = builder({ actions });
  const stage = build.stage(node, '/funnel/0');
  const offers = actions.flatMap((action, place) => build.offers(action, place));
  const parts = { moment: moment({ now }) };
  const traced = stage(shortlist(actions, { ...parts, trace }, IndexedProposal.of(offers)));
  for (const proposal of [IndexedProposal.of(offers), new PlainProposal(offers)]) {
    const proposed = shortlist(actions, parts, proposal);
    expect(left(stage(proposed))).toEqual(left(traced));
    // As after another stage, or for what was held back.
    expect(left(stage({ ...proposed, candidates: [...proposed.candidates] }))).toEqual(left(traced));
  }
  return traced;
}

describe('qualify', () => {
  it.each([
    [99, false],
    [100, true],
    [199, true],
    [200, false],
  ])('F2 an action from 100 to 200 at %s', (now, isValid) => {
    const { candidates, dropped } = run(qualify(), [{ id: 'a', ...web, validFrom: 100, validTo: 200 }], now);

    expect(candidates).toHaveLength(isValid ? 1 : 0);
    expect(dropped.map(({ reason }) => reason)).toEqual(isValid ? [] : ['NOT_VALID']);
  });

  it('F2 says when an action becomes valid, and not that it was', () => {
    const actions = [{ id: 'a', ...web, validFrom: 100, validTo: 200 }];

    expect(run(qualify(), actions, 50).dropped[0]).toMatchObject({ path: 'now', seen: 50, nextAt: 100 });
    expect(run(qualify(), actions, 250).dropped[0]).not.toHaveProperty('nextAt');
    expect(run(qualify(), [{ id: 'a', ...web, validFrom: 100 }], 50).dropped[0]?.needed).toEqual({
      from: 100,
      before: null,
    });
  });

  it.each([
    [true, []],
    [false, [['a', 'NOT_ELIGIBLE']]],
    [undefined, [['a', 'UNKNOWN']]],
  ] as const)('F2 where when is %s', (truth, dropped) => {
    expect(lost(run(qualify(), [{ id: 'a', ...web, when: being(truth) as never }]))).toEqual(dropped);
  });

  it.each([
    ['eligible', 'NOT_ELIGIBLE'],
    ['applicable', 'NOT_APPLICABLE'],
    ['suitable', 'NOT_SUITABLE'],
  ] as const)('F2 %s asks of the group and of the action', (tier, reason) => {
    const actions = [
      { id: 'a', group: 'g', ...web },
      { id: 'b', group: 'g', ...web },
      { id: 'c', ...web },
    ];

    expect(lost(run(qualify({ [tier]: { g: being(false) } }), actions))).toEqual([
      ['a', reason],
      ['b', reason],
    ]);
    expect(lost(run(qualify({ [tier]: { c: being(false) } }), actions))).toEqual([['c', reason]]);
    expect(lost(run(qualify({ [tier]: { c: being(undefined) } }), actions))).toEqual([['c', 'UNKNOWN']]);
  });

  it.each<[string, Partial<Treatment>, Parameters<typeof qualify>[0], string, string]>([
    ['validity', { validFrom: 9 }, {}, 'NOT_VALID', '/actions'],
    ['when', { when: being(false) as never }, { eligible: { g: being(undefined) } }, 'NOT_ELIGIBLE', '/actions/0/when'],
    [
      'the group, before the id',
      {},
      { eligible: { a: being(false), g: being(undefined) } },
      'UNKNOWN',
      '/funnel/0/eligible/g',
    ],
    [
      'the issue, before the group',
      { issue: 'grow' },
      { eligible: { a: being(false), g: being(false), grow: being(undefined) } },
      'UNKNOWN',
      '/funnel/0/eligible/grow',
    ],
    [
      'the group, where the issue is of its name',
      { issue: 'g' },
      { eligible: { a: being(false), g: being(undefined) } },
      'UNKNOWN',
      '/funnel/0/eligible/g',
    ],
    [
      'eligible',
      {},
      { eligible: { a: being(false) }, applicable: { g: being(false) } },
      'NOT_ELIGIBLE',
      '/funnel/0/eligible/a',
    ],
    [
      'applicable',
      {},
      { applicable: { a: being(false) }, suitable: { g: being(false) } },
      'NOT_APPLICABLE',
      '/funnel/0/applicable/a',
    ],
    [
      'the first, though it is only unknown',
      {},
      { eligible: { g: being(undefined) }, suitable: { a: being(false) } },
      'UNKNOWN',
      '/funnel/0/eligible/g',
    ],
  ])('F2 the first that is not true gives the reason: %s', (_, more, tiers, reason, clause) => {
    const [fate] = run(qualify(tiers), [{ id: 'a', group: 'g', ...web, ...more }]).dropped;

    expect(fate).toMatchObject({ reason, clause, stage: 'qualify', action: 'a' });
  });

  it('F2 asks once where group and id are the same', () => {
    expect(lost(run(qualify({ suitable: { a: being(false) } }), [{ id: 'a', group: 'a', ...web }]))).toEqual([
      ['a', 'NOT_SUITABLE'],
    ]);
  });

  it('F2 asks nothing of names that objects have by birth', () => {
    expect(left(run(qualify({ suitable: {} }), [{ id: 'toString', group: 'constructor', ...web }]))).toEqual([
      'toString',
    ]);
  });

  it('does not look for reasons without the trace', () => {
    const actions = [{ id: 'a', ...web, validFrom: 9 }];
    const build = builder({ actions });
    const stage = build.stage(qualify(), '');
    const proposal = IndexedProposal.of(build.offers(actions[0]!, 0));

    expect(left(stage(shortlist(actions, {}, proposal)))).toEqual([]);
    expect(stage(shortlist(actions, {}, proposal)).dropped).toEqual([]);
  });

  it('refuses tiers of what is not there', () => {
    const funnel = [
      qualify({ eligible: { hello: being(true), x: being(true) }, suitable: { 'a/b': being(true) } }),
      places,
    ];

    expect(faultsOf(() => compile(small({ funnel })))).toEqual([
      ['TARGET_UNKNOWN', '/funnel/0/eligible/x'],
      ['TARGET_UNKNOWN', '/funnel/0/suitable/a~1b'],
    ]);
  });
});
