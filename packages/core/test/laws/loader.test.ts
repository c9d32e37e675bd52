import {
  compile,
  eventsRule,
  fallbacksRule,
  faultTextRule,
  hashRule,
  loader,
  mergesRule,
  OpportuneError,
  profileHealthRule,
  receiptsRule,
  recipesRule,
  retentionRule,
  standardVocabulary,
  stateCheckRule,
  type Compile,
  type Rule,
  type Step,
  type Strategy,
} from '@opportune/core';
import { histories, shopBindings } from '@opportune/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { canonical } from './canonical.ts';
import { played } from './play.ts';
import { relay } from './relay.ts';
import { patience, runs } from './runs.ts';
import { successions } from './successors.ts';

const bindings = { ...shopBindings, trace: false };

/** Every kind of node that stands in a strategy. */
function kindsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { kind } = value as { readonly kind?: unknown };
  const inside = Object.values(value).flatMap(kindsIn);
  return typeof kind === 'string' ? [kind, ...inside] : inside;
}

/** A loader that was given what a strategy names, and nothing else. */
function loaderFor(strategy: Strategy): Compile {
  const kinds = new Set(kindsIn(strategy));
  const rules: readonly Rule[] = standardVocabulary.filter(({ family, kind }) => family !== 'part' && kinds.has(kind));
  const text = JSON.stringify(strategy);
  const parts = [
    eventsRule,
    receiptsRule,
    stateCheckRule,
    faultTextRule,
    hashRule,
    ...(text.includes('"fallback":') ? [fallbacksRule] : []),
    ...(text.includes('"health.') ? [profileHealthRule] : []),
    ...(strategy.recipes === undefined ? [] : [recipesRule]),
    ...(strategy.retention === undefined ? [] : [retentionRule]),
  ];
  return loader([...rules, ...parts]);
}

/** Without what is in the way of a small page: what remembers, and what it would propose. */
function bare(strategy: Strategy, without: readonly boolean[]): Strategy {
  const { aggregates, triggers, recipes, retention, carry: _carry, actions, ...rest } = strategy;
  const [noAggregates, noTriggers, noRecipes, noRetention] = without;
  return {
    ...rest,
    ...(noAggregates === true || aggregates === undefined ? {} : { aggregates }),
    ...(noTriggers === true || triggers === undefined ? {} : { triggers }),
    ...(noRecipes === true || recipes === undefined ? {} : { recipes }),
    ...(noRetention === true || retention === undefined ? {} : { retention }),
    actions: noTriggers === true ? actions.map(({ on: _on, ...action }) => action) : actions,
  };
}

const made = (make: Compile, strategy: Strategy): Step | undefined => {
  try {
    return make(strategy, bindings);
  } catch (error) {
    // Conditions of two strategies, each allowed, may be too deep together.
    if (error instanceof OpportuneError && make === compile) return undefined;
    throw error;
  }
};

test(
  'S1 a loader that was given what a strategy names gives what compile gives, also of a state that another version has written',
  patience,
  () => {
    let carried = 0;
    fc.assert(
      fc.property(
        successions,
        histories(),
        fc.nat({ max: 30 }),
        fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
        ([one, other], history, change, without) => {
          const before = compile(one, bindings);
          const small = bare(other, without);
          const compiled = made(compile, small);
          if (compiled === undefined) return;
          const loaded = made(loaderFor(small), small)!;
          const whole = canonical(played(relay(before, compiled, change), history));
          // The wording is the same, the hash too: whatever may differ would show.
          expect(canonical(played(relay(before, loaded, change), history))).toBe(whole);
          carried += 1;
        },
      ),
      runs(60),
    );
    expect(carried).toBeGreaterThan(0);
  },
);

test('S2 a loader without mergesRule refuses merges, and customers of whom there was one', () => {
  const strategy: Strategy = { id: 's', version: '1', actions: [], funnel: [] };
  const whole = loader([mergesRule, hashRule])(strategy);
  const small = loader([hashRule])(strategy);
  const { state } = small(undefined, { kind: 'request', id: 'r1', customer: 'ann' }, 1);
  const merge = { kind: 'merge', customer: 'bob', state } as const;
  const merged = whole(whole(undefined, { kind: 'request', id: 'r2', customer: 'bob' }, 1).state, merge, 2);

  expect(merged.ignored).toBeUndefined();
  expect(small(undefined, merge, 2)).toMatchObject({
    ignored: 'INVALID',
    faults: [{ code: 'INPUT_INVALID', path: '/kind' }],
  });
  expect(small(merged.state, { kind: 'wakeUp', customer: 'bob' }, 3)).toMatchObject({
    ignored: 'INVALID',
    faults: [{ code: 'INPUT_INVALID', path: '' }],
    state: merged.state,
  });
});
