import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { faultsOf } from '../../test/faultsOf.ts';
import { request } from '../../test/request.ts';
import { places, small } from '../../test/small.ts';
import { winback } from '../../test/winback.ts';
import {
  compile,
  compiler,
  count,
  explain,
  loader,
  occurrence,
  qualify,
  replay,
  standardStages,
  standardVocabulary,
  traceRule,
  type Bindings,
  type Compile,
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

    expect(faultsOf(() => load(winback, bindings))).toEqual([
      ['KIND_UNKNOWN', '/funnel/1/policies/1/kind'],
      ['KIND_UNKNOWN', '/funnel/3/by/of/0/kind'],
    ]);
  });

  it('refuses a model or a recipe that nobody has bound', () => {
    expect(faultsOf(() => loader(standardVocabulary)(winback))).toEqual([
      ['RECIPE_UNBOUND', '/recipes/email_clicked'],
      ['MODEL_UNBOUND', '/funnel/3/by/of/0/model'],
    ]);
  });

  it.each([
    ['recipes', { recipes: { click: 'mark' } }],
    ['retention', { retention: { profile: 5 } }],
    ['aggregates', { aggregates: { clicks: count('click') } }],
    ['triggers', { triggers: { clicked: occurrence('click') } }],
  ])('refuses a strategy with %s where nothing that it was given knows them, and passes over none', (field, part) => {
    const load = loader(standardStages);
    expect(faultsOf(() => load({ ...small(), ...part }))).toEqual([['FIELD_UNKNOWN', `/${field}`]]);
    expect(faultsOf(() => load({ ...small(), [field]: {} }))).toEqual([]);
  });

  it('refuses to trace without the rule that knows how, which compile brings itself', () => {
    const load = loader(standardStages);
    expect(faultsOf(() => load(small(), { trace: true }))).toEqual([['PART_MISSING', '']]);
    expect(faultsOf(() => load(small(), { trace: false }))).toEqual([]);

    const never = small({ actions: [{ id: 'never', channel: 'web', validTo: 0 }], funnel: [qualify(), places] });
    const fates = (make: Compile) => make(never, { trace: true })(undefined, request(), 0).dropped;
    expect(fates(loader([...standardStages, traceRule]))).toMatchObject([{ action: 'never', reason: 'NOT_VALID' }]);
    expect(fates(loader([...standardStages, traceRule]))).toEqual(fates(compiler(standardStages)));
  });

  it('explains what was loaded without it', () => {
    const never = small({ actions: [{ id: 'never', channel: 'web', validFrom: 9 }], funnel: [qualify(), places] });
    const [load, compile] = [loader(standardStages), compiler(standardStages)];

    expect(explain(load(never), undefined, request(), 0)).toEqual(explain(compile(never), undefined, request(), 0));
    expect(explain(load(never), undefined, request(), 0).result.dropped).toMatchObject([{ nextAt: 9 }]);
  });
});
