import { compile, type CustomerState, type PatternStep, type TriggerMatch, type Without } from '@opportune/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { small } from '../small.ts';
import { patience, runs } from './runs.ts';

type Part = PatternStep | Without;

const TYPES = ['a', 'b', 'c'] as const;
const of = fc.constantFrom<{ type?: string }>(...TYPES.map((type) => ({ type })), {});
const by = fc.constantFrom('next', 'followedBy', 'followedByAny');
const optional = <T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> =>
  fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;
const times = fc
  .tuple(
    fc.nat({ max: 2 }),
    fc.constantFrom(undefined, 0, 1),
    optional({ by, until: of, greedy: fc.constant(true as const) }),
  )
  .map(([min, more, rest]) => ({ min, ...(more === undefined ? {} : { max: Math.max(1, min + more) }), ...rest }));
const step = fc
  .tuple(of, optional({ by, times, optional: fc.constant(true as const), within: fc.constantFrom(1, 2, 3) }))
  .map(([event, rest]) => ({ of: event, ...rest }) as Omit<PatternStep, 'name'>);
const without = fc
  .tuple(of, optional({ by: fc.constant('next' as const) }))
  .map(([event, rest]): Without => ({ without: event, ...rest }));

/** A beginning, anything between, and a step at the end. */
const patterns = fc
  .tuple(
    of,
    fc.array(fc.oneof({ weight: 3, arbitrary: step }, { weight: 1, arbitrary: without }), { maxLength: 3 }),
    step,
  )
  .map(([first, between, last]) =>
    [{ of: first }, ...between, last].map((part, i) => ('of' in part ? { name: `s${i}`, ...part } : part) as Part),
  );

const isStep = (part: Part): part is PatternStep => 'of' in part;
const fits = ({ type }: { readonly type?: string }, event: string): boolean => type === undefined || type === event;
const takes = ({ of: event, times: loop }: PatternStep, type: string): boolean =>
  fits(event, type) && !(loop?.until !== undefined && fits(loop.until, type));
const isOptional = (part: Part): boolean => !isStep(part) || part.optional === true || part.times?.min === 0;

/** Every way to say which step takes which event, tried one by one. */
function byForce(parts: readonly Part[], events: readonly string[], within: number | undefined): readonly string[] {
  const found: string[] = [];
  const extend = (taken: readonly (readonly [part: number, event: number])[]): void => {
    if (taken.length > 0 && isWhole(parts, taken))
      found.push(taken.map(([part, event]) => `${part}:${event}`).join(' '));
    const [lastPart, lastEvent] = taken.at(-1) ?? [-1, -1];
    for (let event = lastEvent + 1; event < events.length; event += 1) {
      for (let part = Math.max(lastPart, 0); part < parts.length; part += 1) {
        if (within !== undefined && taken.length > 0 && event - taken[0]![1] > within) continue;
        if (isAllowed(parts, events, taken, part, event)) extend([...taken, [part, event]]);
      }
    }
  };
  extend([]);
  return found;
}

/** Is everything that is needed there? */
function isWhole(parts: readonly Part[], taken: readonly (readonly [number, number])[]): boolean {
  return parts.every((part, i) => {
    const many = taken.filter(([by]) => by === i).length;
    if (!isStep(part)) return true;
    return many === 0 ? isOptional(part) : many >= (part.times?.min ?? 1);
  });
}

/** May the event be taken next by the step? */
function isAllowed(
  parts: readonly Part[],
  events: readonly string[],
  taken: readonly (readonly [number, number])[],
  at: number,
  event: number,
): boolean {
  const part = parts[at]!;
  if (!isStep(part) || !takes(part, events[event]!)) return false;
  const many = taken.filter(([by]) => by === at).length;
  if (many >= (part.times === undefined ? 1 : (part.times.max ?? Infinity))) return false;
  const before = parts.slice(0, at).filter(isStep);
  const isReady = before.every((each) => {
    const count = taken.filter(([by]) => parts[by] === each).length;
    return count === 0 ? isOptional(each) : count >= (each.times?.min ?? 1);
  });
  if (!isReady) return false;
  const last = taken.at(-1);
  if (last === undefined) return true;
  const [lastPart, lastEvent] = last;
  const isAgain = lastPart === at;
  const passed = events.slice(lastEvent + 1, event);
  const contiguity = (isAgain ? part.times?.by : part.by) ?? 'followedBy';
  const between = parts.slice(lastPart + 1, at);
  const behind = parts.slice(
    lastPart + 1,
    parts.findIndex((each, i) => i > lastPart && isStep(each)),
  );
  const nots = (isAgain ? behind.filter((each) => !isStep(each) && each.by === undefined) : between) as readonly Part[];
  const greedy = isAgain
    ? []
    : parts.slice(lastPart, at).filter((each) => isStep(each) && each.times?.greedy === true && choosy(each));
  return (
    event - lastEvent <= (part.within ?? Infinity) &&
    (contiguity !== 'next' || passed.length === 0) &&
    (contiguity !== 'followedBy' || !passed.some((each) => fits(part.of, each))) &&
    (!isAgain || !passed.some((each) => part.times?.until !== undefined && fits(part.times.until, each))) &&
    nots.every(
      (each) =>
        isStep(each) ||
        (each.by === 'next'
          ? !fits(each.without, events[lastEvent + 1]!)
          : !passed.some((one) => fits(each.without, one))),
    ) &&
    !greedy.some((each) => [...passed, events[event]!].some((one) => takes(each as PatternStep, one)))
  );
}

const choosy = (part: Part): boolean =>
  isOptional(part) || (isStep(part) && (part.times?.min ?? 1) !== part.times?.max);

test('T7, T8, T9, T10, T12 a pattern matches what trying all assignments finds', patience, () => {
  let found = 0;
  fc.assert(
    fc.property(
      patterns,
      fc.array(fc.constantFrom(...TYPES), { maxLength: 7, size: 'max' }),
      fc.constantFrom(undefined, 2, 4),
      (steps, events, within) => {
        const node = { kind: 'pattern', steps, skip: { to: 'none' }, ...(within === undefined ? {} : { within }) };
        const engine = compile(small({ triggers: { t: node } }));
        const fired: TriggerMatch[] = [];
        let state: CustomerState | undefined;
        for (const [i, type] of events.entries()) {
          const result = engine(state, { id: `${i}`, type, customer: 'ada', time: i, properties: {} }, i);
          state = result.state;
          fired.push(...result.fired);
        }
        const is = fired.map(({ steps: taken = {} }) =>
          Object.entries(taken)
            .flatMap(([name, list]) => list.map(({ id }) => `${name.slice(1)}:${id}`))
            .join(' '),
        );
        // Beyond its bound it has let go of some.
        fc.pre(!Object.hasOwn(state?.triggers['t'] ?? {}, 'dropped'));
        const expected = byForce(steps, events, within);
        expect([...is].sort()).toEqual([...expected].sort());
        found += expected.length;
      },
    ),
    runs(400),
  );
  expect(found).toBeGreaterThan(100);
});
