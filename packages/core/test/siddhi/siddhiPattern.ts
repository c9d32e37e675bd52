import { all } from '../../src/conditions/all.ts';
import { any } from '../../src/conditions/any.ts';
import { eq } from '../../src/conditions/eq.ts';
import { pattern, type Pattern } from '../../src/triggers/pattern.ts';
import type { PatternPart, SequencePart } from '../../src/triggers/pattern/patternPart.ts';
import type { Contiguity, PatternEvent } from '../../src/triggers/pattern/patternStep.ts';
import { CannotSay } from './cannotSay.ts';
import type { Asked, Query } from './siddhiQuery.ts';

type Stream = Extract<Query, { readonly is: 'stream' }>;
type Not = Extract<Query, { readonly is: 'not' }>;

/** An app that starts is an event, because a run of ours begins with one. */
export const START = '$start';

/** A query in our words, and whether it matches more than once: without `every` it does not. */
export function siddhiPattern({ query, within }: Asked): { readonly node: Pattern; readonly isOnce: boolean } {
  return new Mapping().pattern(query, within);
}

class Mapping {
  #names = 0;
  #by: Contiguity = 'followedBy';
  /** The step before. */
  #before: PatternEvent | undefined;

  pattern(query: Query, within: number | undefined): { readonly node: Pattern; readonly isOnce: boolean } {
    const parts = query.is === 'then' || query.is === 'next' ? query.of : [query];
    this.#by = query.is === 'next' ? 'next' : 'followedBy';
    const first = parts[0]!;
    const others = parts.slice(1);
    const isEvery = first.is === 'every';
    const head = first.is === 'every' ? first.of : first;
    // A group that is all of the query begins again when it has ended.
    const isAllOfIt = isEvery && others.length === 0;
    const steps = [...this.#first(head, isEvery), ...others.flatMap((part) => this.#then(part))];
    // Of a count that has come to several numbers, the greatest is the match.
    const counts = parts.some(hasCount) ? 'next' : 'none';
    const skip = { to: isAllOfIt ? 'pastLast' : counts } as const;
    const limit = within === undefined ? {} : { within };
    return { node: pattern({ steps, skip, ...limit }), isOnce: !isEvery && !others.some(({ is }) => is === 'every') };
  }

  /** What a query begins with. */
  #first(part: Query, isEvery: boolean): readonly PatternPart[] {
    if (part.is === 'then' || part.is === 'next') {
      const [first, ...others] = part.of;
      return [...this.#first(first!, isEvery), ...others.flatMap((each) => this.#then(each))];
    }
    if (part.is === 'not') {
      // Since the app was started, or since it has happened last.
      const began = { name: this.#name(), of: anyOf([{ type: START }, eventOf(part)]) };
      return [began, { ...this.#absent(part), ...(isEvery ? this.#again : {}) }];
    }
    if (part.is === 'and' || part.is === 'or') {
      const nots = part.of.filter((each): each is Not => each.is === 'not');
      if (nots.length === 0) return [this.#logic(part)];
      if (isEvery) return this.#everyLogic(part);
      const [not] = nots;
      // A while at the beginning begins anew whenever it is broken.
      const anew = part.is === 'and' && nots.length === 1 && not!.for !== undefined ? [eventOf(not!)] : [];
      const began = { name: this.#name(), of: anyOf([{ type: START }, ...anew]) };
      return [began, ...this.#then(part)];
    }
    if (part.is !== 'stream') throw new CannotSay('every inside every');
    // Without every, the first event of the app begins the only run.
    if (isEvery) return [this.#step(part, 'followedBy')];
    return [{ name: this.#name(), of: { type: START } }, this.#step(part, 'followedBy')];
  }

  /** `every` of a group: it begins again whenever something of it has ended it. */
  #everyLogic(part: Extract<Query, { readonly is: 'and' | 'or' }>): readonly PatternPart[] {
    const { is, of } = part;
    const nots = of.filter((each): each is Not => each.is === 'not');
    const timed = nots.filter((each) => each.for !== undefined);
    const [one] = timed;
    if (is === 'and' && timed.length === of.length && timed.every((each) => each.for === one!.for)) {
      const events = anyOf(nots.map(eventOf));
      const began = { name: this.#name(), of: anyOf([{ type: START }, events]) };
      return [began, { name: this.#name(), absent: events, for: one!.for!, ...this.#again }];
    }
    if (is === 'and' && timed.length === 0)
      return [{ name: this.#name(), of: { type: START } }, ...this.#everyThen(part)];
    throw new CannotSay('every over a group that time may end: loops are of one step');
  }

  #then(part: Query): readonly PatternPart[] {
    switch (part.is) {
      case 'stream':
        return [this.#step(part, this.#by)];
      case 'not':
        return [this.#absent(part)];
      case 'and':
      case 'or':
        return this.#side(part);
      case 'every':
        return this.#everyThen(part.of);
      default:
        return part.of.flatMap((each) => this.#then(each));
    }
  }

  #everyThen(part: Query): readonly PatternPart[] {
    if (part.is === 'stream') return [this.#step(part, 'followedByAny')];
    if (part.is === 'not') return [{ ...this.#absent(part), times: { min: 1 } }];
    if (part.is === 'and') {
      const not = part.of.find((each): each is Not => each.is === 'not');
      const other = part.of.find((each): each is Stream => each.is === 'stream');
      if (not !== undefined && other !== undefined && not.for === undefined) {
        return [{ without: eventOf(not) }, this.#step(other, 'followedByAny')];
      }
      if (not !== undefined && other !== undefined) return [this.#logic(part)];
    }
    throw new CannotSay('every over a sequence inside a pattern: loops are of one step');
  }

  /** Two sides; where one must not come before the other, that is all that it says. */
  #side(part: Extract<Query, { readonly is: 'and' | 'or' }>): readonly PatternPart[] {
    const without = part.of.find((each): each is Not => each.is === 'not' && each.for === undefined);
    if (without === undefined) return [this.#logic(part)];
    const other = part.of.find((each) => each !== without);
    if (part.is === 'or' || other?.is !== 'stream') throw new CannotSay('something that must not come, without an end');
    return [{ without: eventOf(without) }, this.#step(other, this.#by)];
  }

  #logic({ is, of }: Extract<Query, { readonly is: 'and' | 'or' }>): PatternPart {
    const sequences = of.map((each): readonly SequencePart[] => {
      if (each.is === 'stream') return [this.#step(each, this.#by)];
      if (each.is === 'not' && each.for !== undefined) return [this.#absent(each)];
      throw new CannotSay('a group inside a group');
    });
    return is === 'and' ? { all: sequences } : { any: sequences };
  }

  #step(part: Stream, by: Contiguity): SequencePart {
    const { name, min, max } = part;
    this.#before = eventOf(part);
    const times = { min, ...(max === Infinity ? {} : { max }), by: this.#by } as const;
    return { name, of: eventOf(part), by, ...(min === 1 && max === 1 ? {} : { times }) };
  }

  #absent(part: Not): Extract<SequencePart, { readonly absent: unknown }> {
    if (part.for === undefined) throw new CannotSay('something that must not come, without an end');
    // In a sequence, the step before breaks it when it comes again.
    const before = this.#by === 'next' ? this.#before : undefined;
    const absent = before === undefined ? eventOf(part) : anyOf([eventOf(part), before]);
    return { name: this.#name(), absent, for: part.for };
  }

  /** In a sequence, what waits behind a while is over when the next while is. */
  get #again(): { readonly times?: { readonly min: number } } {
    return this.#by === 'next' ? {} : { times: { min: 1 } };
  }

  #name(): string {
    return `step${(this.#names += 1)}`;
  }
}

const hasCount = (part: Query): boolean =>
  part.is === 'stream'
    ? part.max > 1
    : part.is === 'every'
      ? hasCount(part.of)
      : 'of' in part && part.of.some(hasCount);

const eventOf = ({ stream, where }: Stream | Not): PatternEvent => ({
  type: stream,
  ...(where === undefined ? {} : { where }),
});

const anyOf = (events: readonly PatternEvent[]): PatternEvent => ({
  where: any(
    ...events.map(({ type, where }) =>
      all(...(type === undefined ? [] : [eq('event.type', type)]), ...(where === undefined ? [] : [where])),
    ),
  ),
});
