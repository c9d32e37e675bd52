import type { PatternPart, SequencePart } from '../triggers/pattern/patternPart.ts';
import type { Contiguity, PatternStep } from '../triggers/pattern/patternStep.ts';
import type { Condition } from './nodes.ts';

type Part = PatternPart<string, Condition>;
type Simple = SequencePart<string, Condition>;

/** What is left of a pattern: parts, each with its place; the first of them may be a loop that has begun. */
export type Rest = readonly Left[];
type Left =
  | { readonly part: Simple; readonly at: string; readonly count: number }
  | {
      readonly is: 'all' | 'any';
      readonly at: string;
      readonly branches: readonly Rest[];
      /** Of all steps, by branch. */
      readonly names: readonly (readonly string[])[];
    };

/** One way in which a pattern can go on. Tests are named by their places. */
export interface Way {
  readonly step: string;
  readonly test: string | undefined;
  readonly until: string | undefined;
  readonly by: Contiguity;
  readonly isAgain: boolean;
  readonly within: number;
  readonly without: readonly string[];
  readonly withoutNext: readonly string[];
  readonly greedy: readonly Loop[];
  /** The group of which it is one alternative. */
  readonly group: string | undefined;
  /** Of a group of which one sequence is found, the first takes what fits several. */
  readonly isEither: boolean;
  readonly wait: { readonly for: number | undefined; readonly beside: readonly string[] } | undefined;
  readonly rest: Rest;
}

interface Loop {
  readonly test: string;
  readonly until: string | undefined;
}

/** What lies between an event and the next one. */
interface Gap {
  readonly without: readonly string[];
  readonly withoutNext: readonly string[];
  readonly greedy: readonly Loop[];
}

const OPEN: Gap = { without: [], withoutNext: [], greedy: [] };

export const restOf = (parts: readonly Part[], at = ''): Rest =>
  parts.map((part, i): Left => {
    const here = `${at}/${i}`;
    if ('all' in part || 'any' in part) {
      const [is, sequences] = 'all' in part ? (['all', part.all] as const) : (['any', part.any] as const);
      const names = sequences.map((each) => each.flatMap((one) => ('name' in one ? [one.name] : [])));
      return { is, at: here, branches: sequences.map((each, j) => restOf(each, `${here}/${j}`)), names };
    }
    return { part, at: here, count: 0 };
  });

/** T7 to T11: all ways to go on, and what has to hold until the end, where the pattern may end. */
export function waysOf(
  rest: Rest,
  before: Gap = OPEN,
): { readonly ways: readonly Way[]; readonly end: Gap | undefined } {
  const [first, ...others] = rest;
  if (first === undefined) return { ways: [], end: before };
  if ('is' in first) return inGroup(first, others, before);
  const { part, at, count } = first;
  if ('without' in part) {
    const key = part.by === 'next' ? 'withoutNext' : 'without';
    return waysOf(others, { ...before, [key]: [...before[key], at] });
  }
  const min = Math.max(part.times?.min ?? 1, 1);
  const max = part.times === undefined ? 1 : (part.times.max ?? Infinity);
  const again = count > 0 && count < max ? [wayOf(first, others, guardsOf(others))] : [];
  if (count > 0 && count < min) return { ways: again, end: undefined };
  if (count > 0) {
    const behind = waysOf(
      others,
      isGreedy(part) ? { ...before, greedy: [...before.greedy, loopOf(part, at)] } : before,
    );
    return { ways: [...again, ...behind.ways], end: behind.end };
  }
  const once = wayOf(first, others, before);
  if ('absent' in part || !(part.optional === true || part.times?.min === 0)) return { ways: [once], end: undefined };
  const behind = waysOf(others, isGreedy(part) ? { ...before, greedy: [...before.greedy, loopOf(part, at)] } : before);
  // Behind an optional step, only what must not come after it is asked of the end.
  const end = behind.end && { ...waysOf(others).end!, greedy: behind.end.greedy };
  return { ways: [once, ...behind.ways], end };
}

/** T9: what must not come behind a loop, must not come inside it. */
function guardsOf(others: Rest): Gap {
  const without: string[] = [];
  for (const left of others) {
    if (!('part' in left) || !('without' in left.part)) break;
    if (left.part.by !== 'next') without.push(left.at);
  }
  return { ...OPEN, without };
}

function wayOf({ part, at, count }: Extract<Left, { readonly count: number }>, others: Rest, gap: Gap): Way {
  const rest = [{ part, at, count: count + 1 }, ...others];
  const isAgain = count > 0;
  if ('absent' in part) {
    const without = [...gap.without, at];
    const wait = { for: part.for, beside: [] };
    return { ...NO_EVENT, ...gap, step: part.name, without, isAgain, wait, rest };
  }
  const { name, by = 'followedBy', times, within = Infinity } = part as PatternStep;
  return {
    ...NO_EVENT,
    ...gap,
    step: name,
    ...loopOf(part as PatternStep, at),
    by: isAgain ? (times?.by ?? 'followedBy') : by,
    isAgain,
    within,
    rest,
  };
}

const NO_EVENT = {
  test: undefined,
  until: undefined,
  by: 'followedBy',
  within: Infinity,
  group: undefined,
  isEither: false,
  wait: undefined,
} as const;

const loopOf = (part: Simple | PatternStep, at: string): Loop => ({
  test: at,
  until: 'of' in part && part.times?.until !== undefined ? `${at}/until` : undefined,
});

const isGreedy = (part: Simple): part is PatternStep<string, Condition> =>
  'of' in part &&
  part.times?.greedy === true &&
  (part.optional === true || part.times.min === 0 || (part.times.min ?? 1) !== part.times.max);

/** T11 */
function inGroup(
  group: Extract<Left, { readonly is: string }>,
  others: Rest,
  before: Gap,
): { readonly ways: readonly Way[]; readonly end: Gap | undefined } {
  const views = group.branches.map((branch) => waysOf(branch, isUntouched(group) ? before : OPEN));
  const guards = views.map(({ ways }) => (ways[0]?.isAgain === false ? ways[0].without : []));
  const ways = views.flatMap((view, i) =>
    view.ways.map((way): Way => {
      const branches =
        group.is === 'any' ? [way.rest] : group.branches.map((branch, j) => (j === i ? way.rest : branch));
      const names = group.is === 'any' ? [group.names[i]!] : group.names;
      const beside = group.names.flatMap((each, j) => (j === i ? [] : each));
      const guarded = group.is === 'all' ? guards.flatMap((guard, j) => (j === i ? [] : guard)) : [];
      return {
        ...way,
        without: [...way.without, ...guarded],
        group: group.at,
        isEither: group.is === 'any',
        wait: way.wait && { ...way.wait, beside },
        rest: [{ ...group, branches, names }, ...others],
      };
    }),
  );
  if (!views.every(({ end }) => end !== undefined)) return { ways, end: undefined };
  const behind = waysOf(others, { ...OPEN, greedy: views.flatMap(({ end }) => end!.greedy) });
  return { ways: [...ways, ...behind.ways], end: behind.end };
}

const isUntouched = ({ branches }: { readonly branches: readonly Rest[] }): boolean =>
  branches.every((branch) => branch.every((left) => 'count' in left && left.count === 0));
