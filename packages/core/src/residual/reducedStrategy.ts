import { own } from '../internal/own.ts';
import type { Node } from '../shape/shape.ts';
import type { Action } from '../strategy/action.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { NEVER } from './foldedFactor.ts';
import { reducedFunnel } from './reducedFunnel.ts';
import type { Verdicts } from './verdicts.ts';

/** A strategy of what is sent, and of the parts of the whole that it still looks at. */
export function reducedStrategy(verdicts: Verdicts): Strategy {
  const { whole, sent, counted } = verdicts;
  const {
    aggregates,
    conditions,
    triggers,
    recipes,
    attributes,
    carry,
    actions: _all,
    funnel: _funnel,
    ...rest
  } = whole.strategy;
  const actions = sent.map((action) => reducedAction(verdicts, action));
  const funnel = reducedFunnel(verdicts);
  const named = sent.flatMap(({ on }) => on ?? []);
  const proposing = new Set(
    [...named, ...(named.length > 0 ? counted : [])].flatMap((name) => verdicts.wordings(name)),
  );
  const firing = picked(triggers, (name) => proposing.has(name));
  const asking = whole.footprints.of({ actions, funnel, triggers: firing ?? {} });
  const names = whole.names(asking);
  const gathering = picked(aggregates, (name) => names.has(name));
  const gathered = whole.footprints.of({ aggregates: gathering ?? {} });
  return {
    ...rest,
    ...present(
      'attributes',
      picked(attributes, (name) => names.has(name)),
    ),
    ...present(
      'recipes',
      picked(recipes, (type) => whole.events.has(type)),
    ),
    ...present('aggregates', gathering),
    ...present(
      'conditions',
      picked(conditions, (name) => asking.named.has(name) || gathered.named.has(name)),
    ),
    ...present('triggers', firing),
    ...present('carry', reducedCarry(carry, gathering, firing)),
    actions,
    funnel,
  };
}

function reducedAction({ questioned }: Verdicts, action: Action): Strategy['actions'][number] {
  const { when, ...rest } = action as Strategy['actions'][number];
  if (when === undefined) return rest;
  const left = questioned.left(when);
  if (left === true) return rest;
  return { ...rest, when: left === false ? NEVER : left };
}

function reducedCarry(
  carry: Strategy['carry'],
  aggregates: Readonly<Record<string, Node>> = {},
  triggers: Readonly<Record<string, Node>> = {},
): Strategy['carry'] {
  if (carry === undefined) return undefined;
  return {
    ...present(
      'aggregates',
      picked(carry.aggregates as Readonly<Record<string, 'keep'>>, (name) => own(aggregates, name) !== undefined),
    ),
    ...present(
      'triggers',
      picked(carry.triggers as Readonly<Record<string, 'keep'>>, (name) => own(triggers, name) !== undefined),
    ),
  };
}

/** Some of the entries of a record; the record itself where that is all. */
function picked<T>(
  record: Readonly<Record<string, T>> | undefined,
  isIn: (name: string) => boolean,
): Readonly<Record<string, T>> | undefined {
  return record && Object.fromEntries(Object.entries(record).filter(([name]) => isIn(name)));
}

/** A field, where there is something in it. */
const present = <Name extends string, T extends object>(
  name: Name,
  value: T | undefined,
): { readonly [K in Name]?: T } =>
  value === undefined || Object.keys(value).length === 0 ? {} : ({ [name]: value } as { readonly [K in Name]?: T });
