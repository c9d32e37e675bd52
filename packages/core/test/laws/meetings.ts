import type { Input, Step } from '@opportune/core';
import { histories, play, type Happening } from '@opportune/testing';
import fc from 'fast-check';

/** What a stranger did, and a customer, who before their nth input turn out to be one. */
export type Meeting = readonly [stranger: readonly Happening[], customer: readonly Happening[], n: number];

/** A history of another customer, with ids of its own: what is recorded under two ids counts twice. */
export const historyOf = (customer: string, length = 25): fc.Arbitrary<readonly Happening[]> =>
  histories({ length }).map((history) => history.map((happening) => under(customer, happening)));

/** At different times, or by turns, which goes on for days or is over in an hour or two. */
export const meetings: fc.Arbitrary<Meeting> = fc.oneof(
  { weight: 1, arbitrary: fc.tuple(historyOf('stranger'), histories(), fc.nat({ max: 30 })) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        histories({ length: 60 }),
        fc.constantFrom(1, 24),
        fc.constantFrom(0.3, 0.5, 0.8),
        fc.array(fc.boolean(), { minLength: 60, maxLength: 60, size: 'max' }),
      )
      .map(([history, speed, share, whose]): Meeting => {
        const all = history.map((each) => sooner(each, history[0]!.now, speed));
        const before = all.slice(0, all.length * share);
        const own = before.filter((_, i) => whose[i]!);
        const stranger = before.filter((_, i) => !whose[i]!).map((each) => under('stranger', each));
        return [stranger, [...own, ...all.slice(before.length)], own.length + 1];
      }),
  },
);

/**
 * A step that learns before its nth input what a step has made of the stranger, and some time later what has become of the stranger since,
 * who has learnt of the customer too.
 *
 * @param theirs - what writes the state of the stranger
 */
export function meeting(step: Step, theirs: Step, [history, , n]: Meeting): Step {
  let stranger = [...play(theirs, history)].at(-1)?.result.state;
  let calls = 0;
  return Object.assign(
    (...[before, input, now]: Parameters<Step>) => {
      calls += 1;
      if (stranger === undefined || calls < n || calls > n + 5) return step(before, input, now);
      if (calls > n && calls < n + 5) {
        // Not all that the customer does, so that not the same ends what both have open.
        if (calls % 2 === 0) stranger = theirs(stranger, named('stranger', input), now).state;
        return step(before, input, now);
      }
      const merged = step(before, { kind: 'merge', customer: input.customer, state: stranger }, now);
      if (before !== undefined)
        stranger = theirs(stranger, { kind: 'merge', customer: 'stranger', state: before }, now).state;
      const result = step(merged.state, input, now);
      return { ...result, dropped: [...merged.dropped, ...result.dropped] };
    },
    { strategy: step.strategy },
  );
}

function under(customer: string, happening: Happening): Happening {
  if ('input' in happening) return { ...happening, input: named(customer, happening.input) };
  return { ...happening, receipt: { ...happening.receipt, customer } };
}

const named = (customer: string, input: Input): Input =>
  ({ ...input, customer, ...('id' in input ? { id: `${customer} ${input.id}` } : {}) }) as Input;

/** So many times as soon after a beginning. */
function sooner(happening: Happening, start: number, speed: number): Happening {
  const then = (time: number): number => Math.round(start + (time - start) / speed);
  if (!('input' in happening)) return { ...happening, now: then(happening.now) };
  const { input, now } = happening;
  return { now: then(now), input: 'time' in input ? { ...input, time: then(input.time) } : input };
}
