import {
  compile,
  loader,
  standardVocabulary,
  type Bindings,
  type CustomerState,
  type Decision,
  type Input,
  type Instant,
  type Step,
  type Stepped,
  type Strategy,
  type Timed,
} from '@opportune/core';
import { reference } from '@opportune/core/reference';
import { residual, type Residual, type ResidualOptions, type Span } from '@opportune/core/residual';
import { histories, play, shopBindings, strategies, type Happening } from '@opportune/testing';
import fc from 'fast-check';
import { expect } from 'vitest';

import { canonical } from './canonical.ts';
import { promising } from './fallbacks.ts';
import { law } from './law.ts';
import { withoutHash } from './play.ts';

/** Code that looks at a few paths, of which it says so: what is said of it is what it looks at. */
const bindings: Bindings = {
  ...shopBindings,
  models: {
    click: ({ profile, context }, { id }) =>
      (id.length + String(profile['segment']).length + (context['device'] === 'mobile' ? 3 : 0)) / 24,
    evident: ({ profile }, { id }) => ({
      successes: id.length % 4,
      failures: typeof profile['visits'] === 'number' ? 3 : 0,
    }),
    moody: ({ event }, { id }) => {
      const mood = (id.charCodeAt(0) + (event?.id.length ?? 0)) % 7;
      if (mood === 0) throw new Error('not today');
      return [0.1, 0.5, 1, 0, Number.NaN, 1.5][mood - 1]!;
    },
  },
  conditions: {
    lucky: ({ profile, now }, input) =>
      [true, false, undefined][
        Math.abs(Math.round(String(profile['views']).length + (now % 7) + (typeof input === 'number' ? input : 0))) % 3
      ],
  },
};
const reads = {
  click: ['profile.segment', 'context.device'],
  evident: ['profile.visits'],
  moody: ['event.id'],
  lucky: ['profile.views', 'now'],
};

const TYPES = ['viewed', 'carted', 'ordered', 'moved', 'consent_granted', 'complaint', 'dismissal', 'click', ''];
const ATTRIBUTES = ['segment', 'visits', 'basket', 'timeZone', 'renewal', 'views', 'spend', 'lastItem'];

const reaches = fc.record(
  {
    page: fc.record(
      {
        events: fc.subarray(TYPES),
        channels: fc.subarray(['email', 'web', 'push', 'sms/eu'], { minLength: 2 }),
      },
      { requiredKeys: [] },
    ),
    secret: fc.subarray(ATTRIBUTES, { maxLength: 1 }),
  },
  { requiredKeys: ['page'] },
);

const mostlyEased = fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) });

const optionsOf = (reach: object): ResidualOptions => ({ ...reach, reads, bindings }) as ResidualOptions;

/** Without what keeps most actions on the server, so that enough is sent. */
function eased(strategy: Strategy): Strategy {
  const isSent = ({ kind, list }: { readonly kind?: unknown; readonly list?: unknown }): boolean =>
    kind !== 'quota' && !(kind === 'suppress' && list !== undefined);
  const ease = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.filter((each) => isSent(Object(each) as object)).map(ease);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, ease(each)]));
  };
  return { ...strategy, funnel: ease(strategy.funnel) as Strategy['funnel'] };
}

/** Runs what comes from outside, and wakes the customer as it wants. */
function* stepped(
  step: Step,
  before: CustomerState | undefined,
  inputs: readonly Timed[],
  { now: from, until }: Span,
): Generator<readonly Decision[]> {
  let state = before;
  let due: Instant | undefined = before === undefined ? undefined : wakeOf(step, before);
  let time = from;
  const take = (input: Input, now: Instant): readonly Decision[] => {
    const result = step(state, input, now);
    state = result.state;
    due = result.wakeAt;
    return result.decisions;
  };
  for (const { input, now } of [...inputs, { input: undefined, now: until }]) {
    for (let i = 0; i < 200 && due !== undefined && due < now; i += 1) {
      time = Math.max(due, time);
      yield take({ kind: 'wakeUp', customer: state!.customer }, time);
    }
    time = now;
    if (input !== undefined) yield take(input, now);
  }
}

/** When a state wants to be woken: asked by an input that is put aside. */
const wakeOf = (step: Step, state: CustomerState): Instant | undefined =>
  step(state, { kind: 'receipt', customer: state.customer, decision: 'none', status: 'sent', channel: 'x' } as Input, 0)
    .wakeAt;

interface Scene {
  readonly made: Residual;
  readonly state: CustomerState | undefined;
  /** What was before, and what the page does. */
  readonly before: readonly Stepped[];
  readonly inputs: readonly Timed[];
  readonly span: Span;
}

/** A customer who has come as far as somewhere in a history, and what a page does of the rest. */
function sceneOf(
  strategy: Strategy,
  history: readonly Happening[],
  share: number,
  options: ResidualOptions,
  become: (state: CustomerState | undefined, customer: string) => CustomerState | undefined = (state) => state,
): Scene | undefined {
  const steps = [...play(compile(strategy, bindings), history)];
  const middle = Math.floor(steps.length * share);
  const state = become(steps[middle - 1]?.result.state, steps[0]?.input.customer ?? '');
  const rest = steps.slice(middle);
  const [first] = rest;
  if (first === undefined) return undefined;
  const span = { now: first.now, until: rest.at(-1)!.now + 1 };
  const { events } = options.page ?? {};
  const isOfPage = ({ input }: Stepped): boolean =>
    input.kind === 'request' ||
    input.kind === 'receipt' ||
    ((input.kind === undefined || input.kind === 'event') && (events?.includes(input.type) ?? true));
  return {
    made: residual(strategy, options)(first.input.customer, state, span),
    state,
    before: steps.slice(0, middle),
    inputs: rest.filter(isOfPage).map(({ input, now }) => ({ input: honest(input), now })),
    span,
  };
}

/** An outcome of a decision says nothing else about whose it is. */
function honest(input: Input): Input {
  if (!('properties' in input) || input.properties['decision'] === undefined) return input;
  const { action: _action, group: _group, channel: _channel, ...properties } = input.properties;
  return { ...input, properties };
}

/** What is decided in a scene of some actions. */
const decided = (
  step: Step,
  state: CustomerState | undefined,
  { inputs, span }: Scene,
  ids: ReadonlySet<string>,
): string[] =>
  Array.from(stepped(step, state, inputs, span)).flatMap((all) =>
    all.filter(({ action }) => ids.has(action)).map((each) => canonical(withoutHash(each))),
  );

const idsOf = ({ actions }: Strategy): ReadonlySet<string> => new Set(actions.map(({ id }) => id));

const sent = ({ strategy, state }: Residual): Pick<Residual, 'strategy' | 'state'> =>
  JSON.parse(JSON.stringify({ strategy, state })) as Pick<Residual, 'strategy' | 'state'>;

const drawn = fc.tuple(strategies(), mostlyEased).map(([strategy, isEased]) => (isEased ? eased(strategy) : strategy));
const shares = fc.constantFrom(0, 0.3, 0.5, 0.8);

for (const [title, few, some] of [
  ['U1 in a page a residual decides what the whole strategy would decide of the actions that are sent', 250, drawn],
  ['U1 also where slots fall back on something', 100, promising.map(eased)],
] as const) {
  law(title, few, [some, histories(), shares, reaches], (strategy, history, share, reach) => {
    const scene = sceneOf(strategy, history, share, optionsOf(reach));
    if (scene === undefined) return;
    const { made, state } = scene;
    const { strategy: reduced, state: known } = sent(made);
    const whole = decided(compile(strategy, bindings), state, scene, idsOf(reduced));
    const inPage = decided(compile(reduced, bindings), known, scene, idsOf(reduced));
    expect(inPage).toEqual(whole);
    expect(decided(loader(standardVocabulary)(reduced, bindings), known, scene, idsOf(reduced))).toEqual(whole);
    if (made.left.length > 0) return;
    expect(decided(compile(strategy, bindings), state, scene, idsOf(strategy))).toEqual(inPage);
    expect(made.asked).toEqual([]);
  });
}

law(
  'U1 also of customers who are one with others, and whose state another version has written',
  120,
  [fc.tuple(drawn, drawn), histories(), histories({ length: 15 }), shares, reaches, fc.boolean()],
  ([strategy, earlier], history, past, share, reach, isMerged) => {
    const [before] = [...play(compile(isMerged ? strategy : earlier, bindings), past)].slice(-1);
    const scene = sceneOf(strategy, history, share, optionsOf(reach), (state, customer) => {
      if (before === undefined) return state;
      if (!isMerged) return { ...before.result.state, customer };
      if (before.input.customer === customer) return state;
      const now = Math.max(before.now, state?.since ?? before.now);
      const merge = { kind: 'merge', customer, state: before.result.state } as const;
      return compile(strategy, bindings)(state, merge, now).state;
    });
    if (scene === undefined) return;
    const { strategy: reduced, state } = sent(scene.made);
    const whole = decided(compile(strategy, bindings), scene.state, scene, idsOf(reduced));
    expect(decided(compile(reduced, bindings), state, scene, idsOf(reduced))).toEqual(whole);
  },
);

law(
  'U1 that is also what the reference would decide, of the residual and of the whole',
  80,
  [drawn, histories({ length: 25 }), shares, reaches],
  (strategy, history, share, reach) => {
    const scene = sceneOf(strategy, history, share, optionsOf(reach));
    if (scene === undefined) return;
    const { strategy: reduced, state: known } = sent(scene.made);
    let state: CustomerState | undefined;
    const whole = reference(strategy, bindings);
    for (const { input, now, standings } of scene.before) ({ state } = whole(state, input, now, standings));
    const inPage = decided(compile(reduced, bindings), known, scene, idsOf(reduced));
    expect(inPage).toEqual(decided(whole, state, scene, idsOf(reduced)));
    // It remembers aggregates in another form, so that it begins where nothing is remembered.
    if (scene.before.length > 0) return;
    expect(decided(reference(reduced, bindings), undefined, scene, idsOf(reduced))).toEqual(inPage);
  },
);

law(
  'U2 nothing that is secret, and nothing that is asked of it, is sent',
  200,
  [drawn, histories({ length: 20 }), shares, reaches],
  (strategy, history, share, reach) => {
    const scene = sceneOf(strategy, history, share, optionsOf(reach));
    if (scene === undefined) return;
    const { strategy: reduced, state } = sent(scene.made);
    const text = JSON.stringify(reduced);
    for (const name of (reach as ResidualOptions).secret ?? []) {
      expect(text).not.toMatch(new RegExp(`"profile\\.${name}["./]`));
      expect(Object.keys({ ...reduced.aggregates, ...reduced.attributes })).not.toContain(name);
      expect(Object.keys({ ...state.profile, ...state.aggregates })).not.toContain(name);
    }
    const known =
      JSON.stringify(state.contacts) + JSON.stringify(state.outcomes ?? []) + JSON.stringify(state.deferrals);
    for (const { id } of strategy.actions) {
      if (!idsOf(reduced).has(id)) expect(known).not.toContain(`"action":${JSON.stringify(id)}`);
    }
  },
);

law(
  'U3 the residual of a residual is that residual, and its state is what it looks at',
  150,
  [drawn, histories({ length: 25 }), shares, reaches],
  (strategy, history, share, reach) => {
    const options = optionsOf(reach);
    const scene = sceneOf(strategy, history, share, options);
    if (scene === undefined) return;
    const { strategy: reduced, state } = sent(scene.made);
    const { span } = scene;
    const again = residual(reduced, options)(state.customer, state, span);
    const twice = residual(again.strategy, options)(state.customer, again.state, span);
    expect(sent(twice).strategy).toEqual(sent(again).strategy);
    expect({ ...sent(twice).state, strategy: '' }).toEqual({ ...sent(again).state, strategy: '' });
  },
);

law(
  'U4 where anything may change nothing stays on the server but what draws on all customers, and every action is sent',
  100,
  [drawn],
  (strategy) => {
    const open = { ...strategy, recipes: { moved: 'settle' }, actions: strategy.actions.map(always) } as Strategy;
    // Nor is asked what may be so.
    if (JSON.stringify(strategy.funnel).includes('"qualify"')) return;
    const { strategy: reduced, left } = residual(open, { reads, bindings })('ada', undefined, {
      now: -8e15,
      until: 8e15,
    });
    if (left.length > 0) expect(left.some(({ reason }) => reason === 'QUOTA' || reason === 'LIST')).toBe(true);
    else expect(idsOf(reduced)).toEqual(idsOf(open));
  },
);

/** Without what may be false by itself. */
const always = ({ when: _when, validFrom: _from, validTo: _to, ...action }: Strategy['actions'][number]): object =>
  action;
