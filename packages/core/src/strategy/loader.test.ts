import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { faultsOf } from '../../test/faultsOf.ts';
import { request } from '../../test/request.ts';
import { places, small } from '../../test/small.ts';
import { winback } from '../../test/winback.ts';
import {
  allocate,
  cap,
  compile,
  compiler,
  count,
  eventsRule,
  explain,
  faultTextRule,
  hashRule,
  limit,
  loader,
  lt,
  ltRule,
  occurrence,
  qualify,
  receiptsRule,
  replay,
  standardStages,
  standardVocabulary,
  stateCheckRule,
  traceRule,
  type Bindings,
  type Compile,
  type CustomerState,
  type PartRule,
  type Strategy,
} from '../index.ts';

/** With the seed of the design's strategy Ada is held out. */
const open: Strategy = { ...winback, seed: 'open' };
const bindings: Bindings = {
  models: { click: () => 0.3 },
  recipes: { becomesLoyal: (draft) => void (draft['segment'] = 'loyal') },
};
const views = [1, 2, 3].map((now) => ({ now, input: event('product_viewed', now) }));
const click = { now: 0, input: event('email_clicked', 0, { campaign: 'spring' }) };
const log = [click, ...views, { now: 4, input: request('r1', { context: { device: 'mobile' } }) }];

describe('loader', () => {
  it('decides as compile does', () => {
    const load = loader(standardVocabulary);
    const loaded = [...replay(load(JSON.parse(JSON.stringify(open)) as Strategy, bindings), log)];

    expect(loaded).toEqual([...replay(compile(open, bindings), log)]);
    expect(loaded.at(-1)?.result.decisions.map(({ action }) => action)).toEqual(['hero-sale']);
  });

  it('believes the hash that is known from before; compile does not', () => {
    const load = loader(standardVocabulary);
    const { hash } = load(open, bindings).strategy;

    expect(load(open, { ...bindings, hash: 'known' }).strategy.hash).toBe('known');
    expect(compile(open, { ...bindings, hash: 'known' }).strategy.hash).toBe(hash);
  });

  it('refuses a rule that it was not given', () => {
    const load = loader(standardVocabulary.filter(({ kind }) => kind !== 'quiet' && kind !== 'propensity'));

    expect(faultsOf(() => load(winback, bindings))).toEqual([['KIND_UNKNOWN', '/funnel/1/policies/1/kind']]);
  });

  it('refuses a model or a recipe that nobody has bound', () => {
    expect(faultsOf(() => loader(standardVocabulary)(winback))).toEqual([['RECIPE_UNBOUND', '/recipes/email_clicked']]);
    const { recipes: _, ...known } = winback;
    expect(faultsOf(() => loader(standardVocabulary)(known))).toEqual([['MODEL_UNBOUND', '/funnel/3/by/of/0/model']]);
  });

  it.each([
    ['recipes', { recipes: { click: 'mark' } }],
    ['retention', { retention: { profile: 5 } }],
    ['aggregates', { aggregates: { clicks: count('click') } }],
    ['triggers', { triggers: { clicked: occurrence('click') } }],
  ])('refuses a strategy with %s where nothing that it was given knows them, and passes over none', (field, part) => {
    const load = loader([...standardStages, hashRule]);
    expect(faultsOf(() => load({ ...small(), ...part }))).toEqual([['FIELD_UNKNOWN', `/${field}`]]);
    expect(faultsOf(() => load({ ...small(), [field]: {} }))).toEqual([]);
  });

  it('tells each part the policies of the strategy, once they are known', () => {
    const told: number[] = [];
    const after = (policies: readonly unknown[]) => (told.push(policies.length), {});
    const curious = ['one', 'other'].map((kind): PartRule => ({ family: 'part', kind, link: () => ({}), after }));
    loader([...standardVocabulary, ...curious])(
      small({ actions: [], funnel: [limit(cap({ atMost: 1, per: 5 })), places] }),
    );

    expect(told).toEqual([1, 1]);
  });

  it('refuses to trace without the rule that knows how, which compile brings itself', () => {
    const load = loader([...standardStages, hashRule]);
    expect(faultsOf(() => load(small(), { trace: true }))).toEqual([['PART_MISSING', '']]);
    expect(faultsOf(() => load(small(), { trace: false }))).toEqual([]);

    const never = small({ actions: [{ id: 'never', channel: 'web', validTo: 0 }], funnel: [qualify(), places] });
    const fates = (make: Compile) => make(never, { trace: true })(undefined, request(), 0).dropped;
    expect(fates(loader([...standardStages, hashRule, traceRule]))).toMatchObject([
      { action: 'never', reason: 'NOT_VALID' },
    ]);
    expect(fates(loader([...standardStages, hashRule, traceRule]))).toEqual(fates(compiler(standardStages)));
  });

  it('explains what was loaded without it', () => {
    const never = small({ actions: [{ id: 'never', channel: 'web', validFrom: 9 }], funnel: [qualify(), places] });
    const [load, compile] = [loader([...standardStages, hashRule]), compiler(standardStages)];

    expect(explain(load(never), undefined, request(), 0)).toEqual(explain(compile(never), undefined, request(), 0));
    expect(explain(load(never), undefined, request(), 0).result.dropped).toMatchObject([{ nextAt: 9 }]);
  });

  it.each<[string, Partial<Strategy>, string]>([
    ['without a hash', {}, ''],
    [
      'with a fallback',
      { funnel: [allocate({ hero: { channel: 'web', atMost: 1, fallback: 'hello' } })] },
      '/funnel/0/slots/hero/fallback',
    ],
    [
      'that looks at how old a profile is',
      { actions: [{ id: 'a', channel: 'web', when: lt('health.age', 5) }], funnel: [qualify(), places] },
      '',
    ],
  ])('refuses a strategy %s where the part for it was not given', (_, parts, at) => {
    const strategy = small(parts);
    const load = loader([...standardStages, ltRule, ...(at === '' && parts.actions === undefined ? [] : [hashRule])]);

    expect(faultsOf(() => load(strategy))).toEqual([['PART_MISSING', at]]);
    expect(compiler([...standardStages, ltRule])(strategy).strategy).toEqual(
      loader(standardVocabulary)(strategy).strategy,
    );
  });

  it('S2 refuses inputs whose part was not given, with code and place, and changes nothing', () => {
    const step = loader([...standardStages, hashRule])(small());
    const { state, decisions } = step(undefined, request(), 0);
    expect(decisions).toHaveLength(1);

    const receipt = {
      kind: 'receipt',
      customer: 'ada',
      decision: decisions[0]!.id,
      channel: 'web',
      status: 'sent',
      time: 1,
    } as const;
    for (const input of [event('visit', 1), receipt]) {
      expect(step(state, input, 1)).toMatchObject({
        state,
        ignored: 'INVALID',
        faults: [{ code: 'INPUT_INVALID', path: '/kind', message: 'faultTextRule knows what was expected' }],
      });
    }
    const told = loader([...standardStages, hashRule, faultTextRule])(small())(state, event('visit', 1), 1);
    expect(told.faults).toMatchObject([{ message: 'expected no event without eventsRule' }]);
    const taken = loader([...standardStages, hashRule, eventsRule, receiptsRule])(small());
    expect([taken(state, event('visit', 1), 1), taken(state, receipt, 1)].map(({ ignored }) => ignored)).toEqual([
      undefined,
      'NOT_FOUND',
    ]);
  });

  it('S6 lets go of what another version has kept of events, where it takes in none', () => {
    const before = compile(winback, bindings);
    const said = event('consent_granted', 5, { channel: 'email', purpose: 'marketing' });
    const state = [...replay(before, [...log, { now: 5, input: said }])].at(-1)!.result.state;
    expect(state.aggregates).not.toEqual({});
    expect(state.consents).not.toEqual({});

    const rules = [...standardStages, hashRule];
    const [after, whole] = [loader(rules)(small()), loader([...rules, eventsRule])(small())].map(
      (step) => step(state, request('later'), 9).state,
    );
    expect(after).toMatchObject({ aggregates: {}, triggers: {}, consents: {}, deferrals: [], marks: '' });
    expect(after).toEqual(whole);
  });

  it('S2 takes a state for what it says that it is, but for whose it is, its format, and several identities', () => {
    const [loose, strict] = [
      loader([...standardStages, hashRule]),
      loader([...standardStages, hashRule, stateCheckRule]),
    ];
    const { state } = loose(small())(undefined, request(), 0);
    const odd = { ...state, revision: 'many' } as unknown as CustomerState;
    const ignored = (make: Compile, before: CustomerState) => make(small())(before, request('later'), 1).ignored;

    expect([ignored(loose, odd), ignored(strict, odd)]).toEqual([undefined, 'INVALID']);
    for (const change of [{ format: 2 }, { customer: 'bob' }, { origins: {} }, { pending: {} }, { seen: undefined }]) {
      expect(ignored(loose, { ...state, ...change } as unknown as CustomerState)).toBe('INVALID');
    }
  });
});
