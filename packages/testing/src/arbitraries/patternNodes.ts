import { hours, minutes, type Node } from '@opportune/core';
import fc from 'fast-check';

import { conditions, known } from './conditions.ts';
import { shop } from './shop.ts';
import { among, mostly, partly, wholly } from './values.ts';

const STEPS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

const type = mostly(shop.eventTypes);
const span = mostly([hours(2), minutes(30), hours(12), minutes(5)]);
const contiguity = mostly(['followedBy', 'followedByAny', 'next']);

/** What a step asks of what the first one has taken. */
const lookingBack: fc.Arbitrary<Node> = fc
  .tuple(fc.constantFrom('gte', 'eq', 'ne'), among(['total', 'item', 'time']))
  .map(([is, property]) => ({ kind: 'compare', left: `event.${property}`, is, right: `steps.a.${property}` }) as Node);

const event = fc.oneof(
  { weight: 5, arbitrary: wholly({ type }) },
  { weight: 1, arbitrary: wholly({ type, where: conditions({ ...known, depth: 1 }) }) },
  { weight: 1, arbitrary: wholly({ type, where: lookingBack }) },
  { weight: 1, arbitrary: partly({ where: conditions({ depth: 0 }) }) },
);

const counts = fc
  .tuple(fc.nat({ max: 2 }), fc.option(fc.nat({ max: 2 }), { nil: undefined }))
  .map(([min, more]) => ({ min, ...(more === undefined ? {} : { max: Math.max(min + more, 1) }) }));

const times = fc
  .tuple(counts, partly({ by: contiguity, until: event, greedy: fc.constant(true as const) }))
  .map(([count, more]) => ({ ...count, ...more }));

const step = fc
  .tuple(
    wholly({ of: event }),
    partly({ by: contiguity, within: span }),
    fc.option(times, { nil: undefined, freq: 2 }),
    fc.option(fc.constant(true as const), { nil: undefined, freq: 2 }),
  )
  .map(([needed, more, loop, optional]): object => ({
    ...needed,
    ...more,
    ...(loop === undefined ? {} : { times: loop }),
    ...(optional === undefined ? {} : { optional }),
  }));
const needed = wholly({ of: event, by: contiguity });
const without = fc.oneof(
  { weight: 3, arbitrary: wholly({ without: event }) },
  { weight: 1, arbitrary: wholly({ without: event, by: fc.constant('next') }) },
);
const absent = fc.oneof(
  { weight: 3, arbitrary: wholly({ absent: event, for: span }) },
  {
    weight: 1,
    arbitrary: wholly({ absent: event, for: span, times: wholly({ min: fc.constant(1), max: fc.constant(2) }) }),
  },
);
const branch = fc.oneof(
  { weight: 3, arbitrary: needed.map((one): object[] => [one]) },
  { weight: 1, arbitrary: fc.tuple(step, needed).map((both): object[] => both) },
  { weight: 1, arbitrary: fc.tuple(without, needed).map((both): object[] => both) },
  { weight: 1, arbitrary: absent.map((one): object[] => [one]) },
);
const branches = fc.array(branch, { minLength: 2, maxLength: 2 });
const group = fc.oneof(wholly({ all: branches }), wholly({ any: branches }));

const part: fc.Arbitrary<object> = fc.oneof(
  { weight: 6, arbitrary: step },
  { weight: 2, arbitrary: without },
  { weight: 1, arbitrary: absent },
  { weight: 1, arbitrary: group },
);

const skip = fc.constantFrom<object>(
  { to: 'none' },
  { to: 'next' },
  { to: 'pastLast' },
  { to: 'first', of: 'a' },
  { to: 'last', of: 'a' },
);

/** Patterns of every sort, most of them with a limit. */
export const patternNodes: fc.Arbitrary<Node> = fc
  .tuple(
    needed,
    fc.array(part, { maxLength: 3 }),
    fc.oneof({ weight: 4, arbitrary: span }, { weight: 1, arbitrary: fc.constant(undefined) }),
    partly({ skip, fires: fc.constantFrom('complete', 'timeout', 'both') }),
  )
  .map(([first, parts, within, { skip: to, fires }]) => {
    const names = [...STEPS, ...STEPS.map((name) => `${name}${name}`)];
    const steps = [first, ...parts].map((each) => named(each, names));
    // What nothing limits can neither wait for its end nor miss it.
    const limit = within ?? (fires === undefined && !('without' in (parts.at(-1) ?? {})) ? undefined : hours(2));
    return {
      kind: 'pattern',
      steps,
      ...(limit === undefined ? {} : { within: limit }),
      ...(to === undefined ? {} : { skip: to }),
      ...(fires === undefined ? {} : { fires }),
    } as Node;
  });

/** Gives each step a name of its own. */
function named(part: object, names: string[]): object {
  if ('without' in part) return part;
  for (const group of ['all', 'any'] as const) {
    if (group in part) {
      const sequences = (part as Record<string, object[][]>)[group]!;
      return { [group]: sequences.map((sequence) => sequence.map((each) => named(each, names))) };
    }
  }
  return { name: names.shift(), ...part };
}
