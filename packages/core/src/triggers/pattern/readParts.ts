import type { ConditionBuild } from '../../conditions/conditionRule.ts';
import { BROKEN } from '../../shape/broken.ts';
import { BORN_WITH } from '../../shape/patterns.ts';
import { under, type Pointer } from '../../shape/pointer.ts';
import type { Absent } from './absent.ts';
import { eventTest } from './eventTest.ts';
import type { GroupItem, Item, SequenceItem } from './item.ts';
import type { Either, PatternPart, SequencePart, Together } from './patternPart.ts';
import type { PatternStep } from './patternStep.ts';
import type { Without } from './without.ts';

/** What a part of each sort may say. */
const SORTS: Readonly<Record<string, readonly string[]>> = {
  of: ['name', 'of', 'by', 'times', 'optional', 'within'],
  absent: ['name', 'absent', 'for', 'times'],
  without: ['without', 'by'],
  all: ['all'],
  any: ['any'],
};

const NEEDED: Readonly<Record<string, readonly string[]>> = { of: ['name'], absent: ['name', 'for'] };

/** Reads the parts of a pattern, and reports those that say nothing, or two things at once. */
export class PartReader {
  readonly names: Set<string> = new Set();
  readonly #build: ConditionBuild;

  constructor(build: ConditionBuild) {
    this.#build = build;
  }

  parts(parts: readonly PatternPart[], at: Pointer): readonly Item[] {
    return parts.flatMap((part, i): readonly Item[] => {
      const here = under(at, i);
      if (!this.#isWhole(part, here)) return [];
      if (!('all' in part) && !('any' in part)) return [this.#item(part, here)];
      return [this.#group(part, here)];
    });
  }

  #group(part: Together | Either, at: Pointer): GroupItem {
    const is = 'all' in part ? 'all' : 'any';
    const sequences = 'all' in part ? part.all : part.any;
    return { is, branches: sequences.map((sequence, i) => this.#branch(sequence, under(under(at, is), i))) };
  }

  #branch(sequence: readonly SequencePart[], at: Pointer): readonly SequenceItem[] {
    const items = sequence.flatMap((part, i): readonly SequenceItem[] => {
      const here = under(at, i);
      return this.#isWhole(part, here) ? [this.#item(part, here)] : [];
    });
    if (items.at(-1)?.is === 'without') this.#fault(at, 'a step at the end of a sequence in a group, found without');
    if (items.every((item) => item.is === 'without' || (item.is === 'step' && item.isOptional))) {
      this.#fault(at, 'a step that is needed in each sequence of a group');
    }
    return items;
  }

  #isWhole(part: PatternPart, at: Pointer): boolean {
    if ((part as unknown) === BROKEN) return false;
    const fields = Object.keys(part);
    const sorts = Object.keys(SORTS).filter((sort) => fields.includes(sort));
    const [sort] = sorts;
    const known = sort === undefined ? [] : SORTS[sort]!;
    const isWhole = sorts.length === 1 && fields.every((field) => known.includes(field));
    const lacks = sort === undefined ? [] : (NEEDED[sort] ?? []).filter((field) => !fields.includes(field));
    if (isWhole && lacks.length === 0) return true;
    const found = fields.join(', ') || 'nothing';
    this.#fault(at, `one of of, absent, without, all, any, with what belongs to it; found ${found}`);
    return false;
  }

  #item(part: SequencePart, at: Pointer): SequenceItem {
    if ('without' in part) return this.#without(part, at);
    this.#name(part.name, under(at, 'name'));
    const { min = 1, max = part.times === undefined ? 1 : Infinity } = part.times ?? {};
    if (min > max) this.#fault(under(at, 'times'), `a max of at least ${min}, found ${max}`);
    return 'absent' in part ? this.#absent(part, min, max, at) : this.#step(part, min, max, at);
  }

  #step(part: PatternStep, min: number, max: number, at: Pointer): SequenceItem {
    const { name, times = {}, within = Infinity } = part;
    const isOptional = part.optional === true || min === 0;
    const until = times.until && eventTest(times.until, this.#build, under(under(at, 'times'), 'until'));
    return {
      is: 'step',
      name,
      takes: eventTest(part.of, this.#build, under(at, 'of')),
      until,
      by: part.by ?? 'followedBy',
      min: Math.max(min, 1),
      max,
      again: times.by ?? 'followedBy',
      // A step that takes a fixed number has nothing to choose.
      isGreedy: times.greedy === true && (isOptional || min !== max),
      isOptional,
      within,
    };
  }

  #absent(part: Absent, min: number, max: number, at: Pointer): SequenceItem {
    const absent = eventTest(part.absent, this.#build, under(at, 'absent'));
    return { is: 'absent', name: part.name, absent, for: part.for, min: Math.max(min, 1), max };
  }

  #without(part: Without, at: Pointer): SequenceItem {
    if (part.by !== undefined && part.by !== 'next') this.#fault(under(at, 'by'), `next, found ${String(part.by)}`);
    const without = eventTest(part.without, this.#build, under(at, 'without'));
    return { is: 'without', without, isNext: part.by === 'next' };
  }

  #name(name: string, at: Pointer): void {
    const isFit = name !== '' && !name.includes('.') && !BORN_WITH.includes(name);
    if (!isFit) this.#fault(at, `a name without a dot, and none that objects have by birth, found ${name}`);
    else if (this.names.has(name)) this.#fault(at, `a name of its own, found that of another step: ${name}`);
    this.names.add(name);
  }

  #fault(at: Pointer, expected: string): void {
    this.#build.fault('TRIGGER_INVALID', at, `expected ${expected}`);
  }
}
