import type { ConditionBuild } from '../conditions/conditionRule.ts';
import type { CustomerEvent } from '../events/customerEvent.ts';
import { canonical } from '../internal/canonical.ts';
import { hash32 } from '../internal/hash.ts';
import type { Pointer } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import type { Builder } from '../strategy/builder.ts';
import { latenessOf } from '../strategy/latenessOf.ts';
import type { CompiledAggregate } from './aggregateRule.ts';
import type { Gathering, Memory } from './gathering.ts';
import { takingIf } from './takingIf.ts';
import type { Window } from './window.ts';

/** What every aggregate may say. */
export interface Gathered extends Node, Window {
  readonly where?: Node;
}

/**
 * An aggregate that gathers events of some types. Its memory says what form it has, by which that of another form is told from it.
 */
export function gather(
  node: Gathered,
  listensTo: readonly string[],
  take: (event: CustomerEvent) => unknown,
  gathering: Gathering,
  build: ConditionBuild,
  at: Pointer,
): CompiledAggregate {
  const taken = takingIf(node.where, take, build, at);
  const nothing: Memory = [formOf(node, build)];
  const [form] = nothing;
  /** What is remembered; nothing, where it has another form, as one that an older engine has written. */
  const known = (memory: unknown): Memory =>
    memory !== undefined && (memory as Memory)[0] === form ? (memory as Memory) : nothing;
  return {
    listensTo,
    accepts: (memory) => Array.isArray(memory) && memory[0] === form,
    add: (memory, event, watermark) => {
      const value = taken(event);
      if (value === undefined) return memory;
      const after = gathering.add(known(memory), event.time, event.id, value, watermark);
      return after === nothing ? undefined : after;
    },
    read: (memory, asOf, zone) => gathering.read(known(memory), asOf, zone),
    merge: (one, other, watermark) => {
      const [mine, theirs] = [known(one), known(other)];
      if (mine === nothing || theirs === nothing) return mine === nothing ? theirs : mine;
      return gathering.merge(mine, theirs, watermark);
    },
  };
}

/** One more whenever memories are written in another way, so that those written before are let go rather than misread. */
const WRITING = 3;

/** What the memory is made of: the kind and the window, not what is counted. In a session it depends on the lateness too. */
function formOf({ kind, per, calendar, session, last, ...rest }: Gathered, build: ConditionBuild): number {
  const { halfLife } = rest as { readonly halfLife?: number };
  const lateness = session === undefined ? undefined : latenessOf((build as Builder).strategy);
  return hash32(canonical({ kind, per, calendar, session, last, halfLife, lateness, writing: WRITING }), 3) >>> 8;
}
