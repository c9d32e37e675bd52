import {
  allocate,
  arbitrate,
  cap,
  limit,
  value,
  type Allocate,
  type AllocateOptions,
  type Slot,
  type MixLimit,
  type Strategy,
} from '@opportune/core';
import fc from 'fast-check';

const GROUPS = ['g1', 'g2', 'g3'];
const ISSUES = ['i1', 'i2'];
const TAGS = ['t1', 't2'];
const CHANNELS = ['web', 'web', 'web', 'email'];

const optional = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined, freq: 2 });

const withoutGaps = <T extends object>(all: T): T =>
  Object.fromEntries(Object.entries(all).filter(([, each]) => each !== undefined)) as T;

/** So many actions that want few places, with everything that may stand between them. */
export const contests = (most: { readonly actions: number; readonly places: number }): fc.Arbitrary<Strategy> =>
  fc
    .record({
      // All of them are there, so that the constraints always speak of somebody.
      actions: fc.array(
        fc.record({
          group: optional(fc.constantFrom(...GROUPS)),
          issue: optional(fc.constantFrom(...ISSUES)),
          channel: fc.constantFrom(...CHANNELS),
          tags: fc.subarray(TAGS),
          value: fc.constantFrom(0.1, 0.3, 1, 1, 2, 3, 5, 5.5, 8),
        }),
        { minLength: 4, maxLength: most.actions },
      ),
      slots: fc.array(
        fc.record({
          channel: fc.constantFrom(...CHANNELS),
          atMost: fc.constantFrom(1, 1, 1, 2),
          weight: optional(fc.constantFrom(0.5, 2, 3)),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      perGroup: optional(fc.constantFrom(1, 1, 2)),
      perIssue: optional(fc.constantFrom(1, 2, 2)),
      exclusions: fc.array(fc.uniqueArray(fc.nat({ max: 3 }), { minLength: 2, maxLength: 3 }), { maxLength: 5 }),
      mix: fc.array(
        fc.record({
          tag: optional(fc.constantFrom(...TAGS)),
          channel: optional(fc.constantFrom('web', 'email')),
          atMost: fc.constantFrom(1, 2, 2),
        }),
        { maxLength: 2 },
      ),
      repeatAfter: optional(fc.constant(10)),
      capped: optional(fc.constantFrom('web', 'email')),
    })
    .map(({ actions, slots, perGroup, perIssue, exclusions, mix, repeatAfter, capped }) => {
      let free = most.places;
      const open = Object.entries(slots).flatMap(([i, slot]): [string, Slot][] => {
        const atMost = Math.min(slot.atMost, free);
        free -= atMost;
        return atMost === 0 ? [] : [[`s${i}`, withoutGaps({ ...slot, atMost }) as Slot]];
      });
      const options = withoutGaps({ perGroup, perIssue, repeatAfter }) as AllocateOptions;
      return {
        id: 'contest',
        version: '1',
        actions: actions.map((action, i) => withoutGaps({ id: `a${String(i).padStart(2, '0')}`, ...action })),
        funnel: [
          ...(capped === undefined ? [] : [limit(cap({ channel: capped, atMost: 1, per: 5 }))]),
          arbitrate(value()),
          allocate(Object.fromEntries(open), {
            ...options,
            exclusions: exclusions.map((names) => names.map((i) => `a0${i}`)),
            mix: mix
              .map(({ tag, ...each }) =>
                withoutGaps({ ...each, tag: actions.some(({ tags }) => tags.includes(tag!)) ? tag : undefined }),
              )
              .map((each) => each as MixLimit),
          }),
        ],
      } as Strategy;
    });

/** Who has which slot, by id. */
export type Way = ReadonlyMap<string, string>;

/** Whether a way gives no more away than there is, and to nobody beside whom they must not have it. Written without a thought of speed. */
export function isFeasible({ actions, funnel }: Strategy, way: Way): boolean {
  const { slots, perGroup = Infinity, perIssue = Infinity, exclusions = [], mix = [] } = funnel.at(-1) as Allocate;
  const chosen = actions.filter(({ id }) => way.has(id));
  const many = (test: (action: (typeof chosen)[number]) => boolean): number => chosen.filter(test).length;
  const { policies = [] } = funnel[0] as { readonly policies?: readonly { channel: string; atMost: number }[] };
  return (
    chosen.every(({ id, channel }) => slots[way.get(id)!]!.channel === channel) &&
    Object.entries(slots).every(([name, { atMost }]) => many(({ id }) => way.get(id) === name) <= atMost) &&
    GROUPS.every((name) => many(({ group }) => group === name) <= perGroup) &&
    ISSUES.every((name) => many(({ issue }) => issue === name) <= perIssue) &&
    exclusions.every((names) => many(({ id }) => names.includes(id)) <= 1) &&
    mix.every(
      ({ tag, channel, atMost }) =>
        many(
          (action) =>
            (channel ?? action.channel) === action.channel && (tag === undefined || action.tags!.includes(tag)),
        ) <= atMost,
    ) &&
    policies.every((policy) => many(({ channel }) => channel === policy.channel) <= policy.atMost)
  );
}

/** What a way is worth. */
export function worthOf({ actions, funnel }: Strategy, way: Way): number {
  const { slots } = funnel.at(-1) as Allocate;
  const worth = actions.map(({ id, value = 1 }) => (way.has(id) ? value * (slots[way.get(id)!]!.weight ?? 1) : 0));
  return worth.reduce((sum, each) => sum + each, 0);
}

/** What the best of all ways is worth. */
export function mostWorth(strategy: Strategy): number {
  const slots = Object.keys((strategy.funnel.at(-1) as Allocate).slots);
  const from = (i: number, way: Way): number => {
    if (!isFeasible(strategy, way)) return 0;
    const action = strategy.actions[i];
    if (action === undefined) return worthOf(strategy, way);
    return Math.max(from(i + 1, way), ...slots.map((slot) => from(i + 1, new Map([...way, [action.id, slot]]))));
  };
  return from(0, new Map());
}

/** What it is worth to give each in its turn the first place that it may have. */
export function greedyWorth(strategy: Strategy): number {
  const { slots } = strategy.funnel.at(-1) as Allocate;
  const names = Object.keys(slots).sort((a, b) => (slots[b]!.weight ?? 1) - (slots[a]!.weight ?? 1));
  const ranked = [...strategy.actions].sort((a, b) => b.value! - a.value! || (a.id < b.id ? -1 : 1));
  let way: Way = new Map();
  for (const { id } of ranked) {
    const ways = names.map((slot): Way => new Map([...way, [id, slot]]));
    way = ways.find((each) => isFeasible(strategy, each)) ?? way;
  }
  return worthOf(strategy, way);
}
