import { describe, expect, it } from 'vitest';

import { ABSENT, sharedJson } from '../../../../../.config/shared.ts';
import { judgeImported } from '../../../test/judgeImported.ts';
import { compareText } from '../../internal/compareText.ts';
import { fromJsonRulesEngine } from './fromJsonRulesEngine.ts';

interface Case {
  readonly test: string;
  readonly options: { readonly customPathResolver?: boolean };
  readonly rules: readonly unknown[];
  readonly sharedConditions?: readonly (readonly [string, unknown])[];
  readonly customOperators?: readonly string[];
  readonly facts: Readonly<Record<string, unknown>>;
  readonly dynamicFacts: readonly { readonly fact: string; readonly params?: unknown; readonly value: unknown }[];
  readonly expected: { readonly successEvents: readonly unknown[]; readonly error?: unknown };
}

const cases = sharedJson('suites/json-rules-engine/cases.json') as readonly Case[] | undefined;

/** What is not carried, by what a case has in it. */
function reasonToLeaveOut({ customOperators, options, expected, rules }: Case): string | undefined {
  if (customOperators) return 'operators that are code';
  if (options.customPathResolver) return 'paths that are read by code';
  if ('error' in expected) return 'the run ends in an error; a condition of ours never does';
  return /\[['"][^'"]*\.[^'"]*['"]\]/.test(JSON.stringify(rules))
    ? 'a name with a dot in it is no name of ours'
    : undefined;
}

/** Facts by name and parameters; those worked out by code are recorded with what they gave. */
function profileOf({ facts, dynamicFacts }: Case) {
  const names = new Map<string, string>();
  const profile: Record<string, unknown> = {};
  const put = (key: string, value: unknown): void => {
    names.set(key, `f${names.size}`);
    profile[names.get(key)!] = value;
  };
  for (const [fact, value] of Object.entries(facts)) put(fact, value);
  for (const { fact, params = {}, value } of dynamicFacts) put(`${fact} ${JSON.stringify(params)}`, value);
  const path = (fact: string, params: unknown = {}): string =>
    `profile.${names.get(`${fact} ${JSON.stringify(params)}`) ?? names.get(fact) ?? 'nowhere'}`;
  return { path, profile };
}

const kept = cases?.filter((one) => reasonToLeaveOut(one) === undefined) ?? [];
const leftOut = cases?.filter((one) => reasonToLeaveOut(one) !== undefined) ?? [];

describe.runIf(cases)('the cases of json-rules-engine', () => {
  it.each(kept)('$test', (one) => {
    const { path, profile } = profileOf(one);
    const shared = Object.fromEntries(one.sharedConditions ?? []);
    const { rules, conditions } = fromJsonRulesEngine(one.rules, { path, conditions: shared });
    const met = rules.filter(({ when }) => judgeImported(when, { profile }, conditions));

    expect(types(met.map(({ event }) => event))).toEqual(types(one.expected.successEvents));
  });

  for (const one of leftOut) it.skip(`${one.test}: ${reasonToLeaveOut(one)}`, () => {});
});

/** Without parameters that the engine works out of facts: they are no part of a condition. */
const types = (events: readonly unknown[]): readonly unknown[] =>
  events
    .map((event) => (event as { type: unknown }).type)
    .map(String)
    .sort(compareText);

if (cases === undefined) describe(`the cases of json-rules-engine (${ABSENT})`, () => it.skip('all of it', () => {}));
