import { PlainProposal } from '../funnel/plainProposal.ts';
import { byOccasion, type Propose } from '../funnel/proposal.ts';
import { Builder } from './builder.ts';
import type { Compile } from './compile.ts';
import { link } from './link.ts';
import type { Rule } from './rule.ts';
import { stepOf } from './stepOf.ts';
import { Vocabulary } from './vocabulary.ts';

/**
 * A `compile` for strategies that have passed `compile` before, at build time or on the server: it knows only the given
 * rules and leaves out what looks at the form again, which is a quarter of the code, and every part of the engine that is not among the rules and that none of them brings. A strategy that needs one of these is refused,
 * and so is an input, as an event where no rule remembers anything of events. The first rule that is not given, or model or recipe that is not bound, is thrown.
 *
 * What was not checked before must not be loaded: a strategy of another form is not refused, it means nothing.
 *
 * A strategy that was compiled has a hash, which `bindings.hash` says; `hashRule` works it out where it has come without.
 *
 * @example
 * ```ts
 * import { allocate, allocateRule, hashRule, loader } from '@opportune/core';
 *
 * const load = loader([allocateRule, hashRule]);
 * const step = load({
 *   id: 'small',
 *   version: '1',
 *   actions: [{ id: 'hello', channel: 'web' }],
 *   funnel: [allocate({ hero: { channel: 'web', atMost: 1 } })],
 * });
 * const { decisions } = step(undefined, { kind: 'request', id: 'r1', customer: 'ada' }, 0);
 *
 * decisions[0]?.action; // => 'hello'
 * ```
 * @see docs/decisions/0007-check-once-load-everywhere.md
 * @public
 */
export function loader(rules: readonly Rule[]): Compile {
  const vocabulary = new Vocabulary(rules);
  return (strategy, bindings = {}) => {
    const builder = new Builder(strategy, vocabulary, bindings);
    return stepOf(link(builder, { propose }));
  };
}

const propose: Propose = (offers) =>
  new Map(Array.from(byOccasion(offers), ([on, proposed]) => [on, new PlainProposal(proposed)]));
