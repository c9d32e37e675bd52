import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { faultsOf } from '../../test/faultsOf.ts';
import { request } from '../../test/request.ts';
import { places, small } from '../../test/small.ts';
import { winback } from '../../test/winback.ts';
import { custom } from '../conditions/custom.ts';
import { eq } from '../conditions/eq.ts';
import { exists, existsRule } from '../conditions/exists.ts';
import { named } from '../conditions/named.ts';
import { version } from '../conditions/version.ts';
import { OpportuneError } from '../errors/opportuneError.ts';
import { value } from '../factors/value.ts';
import { allocateRule } from '../funnel/allocate.ts';
import { arbitrate } from '../funnel/arbitrate.ts';
import { qualify, qualifyRule } from '../funnel/qualify.ts';
import type { Node } from '../shape/shape.ts';
import { amend } from './amend.ts';
import { compiler } from './compile.ts';
import { loader } from './loader.ts';
import { compile } from './standardCompile.ts';
import { standardVocabulary } from './standardVocabulary.ts';
import type { Strategy } from './strategy.ts';

/** Something wrong in every part. */
const broken = {
  version: 7,
  seed: 'ok',
  lateness: -1,
  recipes: { visited: 'setCity' },
  aggregates: { views: { kind: 'counts', of: 'view' }, constructor: { kind: 'count', of: 'view' } },
  triggers: {
    'a/b': {
      kind: 'absence',
      after: { type: 'cart' },
      of: { type: 'order', where: { kind: 'gte', path: 'total', value: 1 } },
      for: 0,
    },
  },
  actions: [
    { id: 'one', channel: 'web', on: 'nowhere', colour: 'red' },
    { id: 'two', channel: 5 },
    { id: 'one', channel: 'web', when: { kind: 'eq', path: 'event.total', value: {} } },
    { id: 'four', channel: 'web', validFrom: 5, validTo: 5 },
  ],
  funnel: [
    { kind: 'allocate', slots: { hero: { channel: 'web', atMost: 1 } } },
    { kind: 'qualify', eligible: { nobody: { kind: 'exists', path: 'event.x' } } },
    {
      kind: 'limit',
      policies: [
        { kind: 'quiet', from: '25:00', to: '08:00', zone: 'Mars' },
        { kind: 'cap', atMost: 1, per: 1, group: 'x' },
      ],
    },
    {
      kind: 'arbitrate',
      by: {
        kind: 'product',
        of: [
          { kind: 'propensity', model: 'click' },
          { kind: 'lever', of: { y: 1 } },
        ],
      },
    },
    { kind: 'arbitrate', by: { kind: 'value' } },
  ],
} as unknown as Strategy;

describe('compile', () => {
  it('throws every fault at once, in the order of the document', () => {
    expect(faultsOf(() => compile(broken))).toEqual([
      ['TYPE_MISMATCH', '/version'],
      ['VALUE_OUT_OF_RANGE', '/lateness'],
      ['RECIPE_UNBOUND', '/recipes/visited'],
      ['KIND_UNKNOWN', '/aggregates/views/kind'],
      ['KEY_FORBIDDEN', '/aggregates/constructor'],
      ['PATH_INVALID', '/triggers/a~1b/of/where/path'],
      ['VALUE_OUT_OF_RANGE', '/triggers/a~1b/for'],
      ['TRIGGER_UNKNOWN', '/actions/0/on'],
      ['FIELD_UNKNOWN', '/actions/0/colour'],
      ['TYPE_MISMATCH', '/actions/1/channel'],
      ['ID_DUPLICATE', '/actions/2/id'],
      ['TYPE_MISMATCH', '/actions/2/when/value'],
      ['VALUE_OUT_OF_RANGE', '/actions/3/validTo'],
      ['FUNNEL_ORDER', '/funnel/0'],
      ['TARGET_UNKNOWN', '/funnel/1/eligible/nobody'],
      ['TIME_INVALID', '/funnel/2/policies/0/from'],
      ['ZONE_INVALID', '/funnel/2/policies/0/zone'],
      ['TARGET_UNKNOWN', '/funnel/2/policies/1/group'],
      ['MODEL_UNBOUND', '/funnel/3/by/of/0/model'],
      ['TARGET_UNKNOWN', '/funnel/3/by/of/1/of/y'],
      ['FUNNEL_ORDER', '/funnel/4'],
      ['FUNNEL_ORDER', '/funnel/4'],
      ['FIELD_MISSING', '/id'],
    ]);
  });

  it('follows the document where its parts stand in another order', () => {
    const { funnel, actions, ...rest } = small({
      funnel: [{ kind: 'nope' }],
      actions: [{ id: 'a', channel: 'web', on: 'nowhere' }],
    });

    expect(faultsOf(() => compile({ funnel, ...rest, actions })).map(([, path]) => path)).toEqual([
      '/funnel/0/kind',
      '/actions/0/on',
    ]);
  });

  it('names the first fault, and says all', () => {
    const error = new OpportuneError('STRATEGY_INVALID', [
      { code: 'FIELD_MISSING', path: '/id', message: 'expected a text, found nothing' },
      { code: 'TOO_LARGE', path: '', message: 'expected less' },
    ]);

    expect(error).toMatchObject({ name: 'OpportuneError', code: 'STRATEGY_INVALID', path: '/id' });
    expect(error.message).toBe('FIELD_MISSING at /id: expected a text, found nothing\nTOO_LARGE at /: expected less');
  });

  const load = loader(standardVocabulary);
  const wrong: readonly Node[] = [named('nobody'), version('now', 'gte', 'x'), custom('nobody')];

  it.each<[string, Strategy['funnel'], number]>([
    ['asks for it', [qualify(), places], 1],
    ['asks for it twice', [qualify(), qualify(), places], 1],
    ['asks for it', [places], 1],
    ['can be read', [{ kind: 'nope' }, places], 2],
  ])('F2 finds what is wrong with a condition of an action whichever stage %s (%#)', (_, funnel, faults) => {
    for (const when of wrong) {
      const strategy = small({ funnel, actions: [{ id: 'hello', channel: 'web', when }] });
      const found = faultsOf(() => compile(strategy));

      expect(found).toHaveLength(faults);
      expect(found[0]![1]).toMatch(/^\/actions\/0\/when\//);
      expect(found).toContainEqual(faultsOf(() => load(strategy))[0]);
    }
    const broken = { actions: [{ id: 'hello', channel: 'web', when: wrong[0]! }] };
    if (faults > 1) return;
    expect(faultsOf(() => amend(compile(small({ funnel })), broken))).toEqual([
      ['CONDITION_UNKNOWN', '/actions/0/when/name'],
    ]);
  });

  it('F2 compiles what is asked of a group once, however many actions it has', () => {
    const build = builder({
      actions: Array.from({ length: 50 }, (_, i) => ({ id: `a${i}`, channel: 'web', group: 'sale' })),
    });
    build.stage(qualify({ eligible: { sale: eq('now', 0) }, suitable: { a1: eq('now', 1) } }), '/funnel/0');
    const offers = build.actions.flatMap((action, i) => build.offers(action, i));

    expect(build.size).toBe(2);
    expect(offers.map(({ demands }) => demands[0]!.length)).toEqual(offers.map((_, i) => (i === 1 ? 2 : 1)));
  });

  it('does not write all names there are into each of many faults', () => {
    const names = Array.from({ length: 5000 }, (_, i) => `n${i}`);
    const of = (node: Node) => Object.fromEntries(names.map((name) => [name, node]));
    const strategy = small({
      triggers: of({ kind: 'occurrence', of: { type: 'visit' } } as Node),
      conditions: of(exists('now')),
      actions: names.map((id) => ({ id, channel: 'web', on: 'nowhere', when: named('nobody') })),
    });

    expect(() => compile(strategy)).toThrow('expected a trigger (n0, n1, n2');
    expect(messageOf(() => compile(strategy)).length).toBeLessThan(300_000);
  });

  it('does not write faults without end', () => {
    const actions = Array.from({ length: 3000 }, (_, i) => ({ id: `a${i}`, channel: 'web', on: 'nowhere' }));

    expect(faultsOf(() => compile(small({ actions })))).toHaveLength(1000);
  });

  it.each([null, undefined, 5, 'text', [], {}])('refuses %j', (source) => {
    expect(faultsOf(() => compile(source as unknown as Strategy)).length).toBeGreaterThan(0);
  });

  it('F6 allocate is the last stage, and there is one', () => {
    const value = { kind: 'arbitrate', by: { kind: 'value' } };
    const order = (...funnel: Strategy['funnel']) => faultsOf(() => compile(small({ funnel })));

    expect(order(places)).toEqual([]);
    expect(order(value, places)).toEqual([]);
    expect(order(value)).toEqual([['FUNNEL_ORDER', '/funnel/0']]);
    expect(order(places, places)).toEqual([['FUNNEL_ORDER', '/funnel/0']]);
    expect(order(places, value)).toEqual([
      ['FUNNEL_ORDER', '/funnel/0'],
      ['FUNNEL_ORDER', '/funnel/1'],
    ]);
    expect(order()).toEqual([['VALUE_OUT_OF_RANGE', '/funnel']]);
  });

  it('F6 there are at most 32 stages', () => {
    const order = (stages: number) =>
      faultsOf(() => compile(small({ funnel: [...Array(stages).fill(qualify()), places] })));

    expect(order(31)).toEqual([]);
    expect(order(32)).toEqual([['VALUE_OUT_OF_RANGE', '/funnel']]);
  });

  it('F6 there is at most one arbitrate', () => {
    const value = { kind: 'arbitrate', by: { kind: 'value' } };

    expect(faultsOf(() => compile(small({ funnel: [value, value, places] })))).toEqual([['FUNNEL_ORDER', '/funnel/1']]);
  });

  it('takes recipes and models that are its own only', () => {
    const bound = small({ recipes: { visited: 'toString' } });

    expect(faultsOf(() => compile(bound, { recipes: {} }))).toEqual([['RECIPE_UNBOUND', '/recipes/visited']]);
    expect(faultsOf(() => compile(bound, { recipes: { toString: () => undefined } }))).toEqual([]);
  });

  it('does not follow a strategy that is changed afterwards', () => {
    const actions = [{ id: 'hello', channel: 'web' }];
    const step = compile(small({ actions }));
    actions.push({ id: 'a-better-one', channel: 'web' });

    expect(step(undefined, request(), 0).decisions.map(({ action }) => action)).toEqual(['hello']);
  });

  describe('the hash of a strategy', () => {
    const hash = (source: Strategy) => compile(source).strategy.hash;

    it('is that of its content, whatever the order of its keys', () => {
      const { id, version, actions, funnel } = small();

      expect(hash({ funnel, actions, version, id })).toBe(hash({ id, version, actions, funnel }));
      expect(hash(JSON.parse(JSON.stringify(small())) as Strategy)).toBe(hash(small()));
      expect(hash(small())).toMatch(/^[0-9a-f]{32}$/);
    });

    it('changes with everything', () => {
      const others: readonly Partial<Strategy>[] = [
        {},
        { version: '2' },
        { seed: 'x' },
        { lateness: 1 },
        { actions: [{ id: 'hello', channel: 'web', value: 1 }] },
        { actions: [{ id: 'hello', channel: 'web', content: { web: { text: 'hi' } } }] },
        { actions: [] },
      ];

      expect(new Set(others.map((parts) => hash(small(parts)))).size).toBe(others.length);
    });
  });
});

const messageOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
};

describe('compiler', () => {
  const compileSome = compiler([allocateRule, qualifyRule, existsRule]);

  it('knows the rules that it is given', () => {
    const step = compileSome(
      small({
        actions: [{ id: 'a', channel: 'web', when: exists('context.x') }],
        funnel: [{ kind: 'qualify' }, places],
      }),
    );

    expect(step(undefined, request(), 0).decisions).toHaveLength(0);
    expect(step(undefined, request('r1', { context: { x: 1 } }), 0).decisions).toHaveLength(1);
  });

  it('refuses every other', () => {
    expect(faultsOf(() => compileSome(winback)).map(([code]) => code)).toContain('KIND_UNKNOWN');
    expect(faultsOf(() => compileSome(small({ funnel: [arbitrate(value()), places] })))).toEqual([
      ['KIND_UNKNOWN', '/funnel/0/kind'],
    ]);
  });
});
