import { grouped } from '../internal/grouped.ts';
import { under } from '../shape/pointer.ts';
import { stillProposed } from '../step/deferrals.ts';
import { fireDue } from '../step/fireDue.ts';
import { inheritedTriggers } from '../step/inheritedTriggers.ts';
import { marksOf } from '../step/marksOf.ts';
import { nextDue } from '../step/nextDue.ts';
import type { Program } from '../step/program.ts';
import { showTriggers } from '../step/showTriggers.ts';
import { takeWakeUp } from '../step/takeWakeUp.ts';
import type { Triggering } from '../step/triggering.ts';
import type { Builder } from '../strategy/builder.ts';
import { heirsOf, marker, sharedMarks } from '../strategy/heirsOf.ts';
import type { Means } from '../strategy/link.ts';
import { Readership } from '../strategy/readership.ts';
import { everyListener, type Listeners } from '../triggers/listeners.ts';
import type { CompiledTrigger } from '../triggers/triggerRule.ts';
import { eventsRule } from './events.ts';
import type { PartRule } from './partRule.ts';

/**
 * What makes triggers run, and holds back what quiet hours forbid until they end. Every rule of a trigger needs it.
 * @public
 */
export const triggersRule: PartRule = {
  family: 'part',
  kind: 'triggers',
  needs: [eventsRule],
  link: (
    builder: Builder,
    { listen = everyListener }: Means,
  ): Pick<Program, 'triggers' | 'readership' | 'triggering' | 'marksOf'> => {
    const { strategy } = builder;
    const triggers = new Map<string, CompiledTrigger>();
    const { triggers: nodes = {} } = strategy;
    for (const [name, node] of Object.entries(nodes)) {
      const trigger = builder.trigger(node, under('/triggers', name));
      if (trigger !== undefined) triggers.set(name, trigger);
    }
    return {
      triggers,
      readership: Readership.of(strategy),
      triggering: {
        heirs: heirsOf(builder, 'trigger', nodes, strategy.carry?.triggers ?? {}, 'keep'),
        drains: drainsOf(builder, triggers),
        marks: builder.shared(sharedMarks),
        listeners: listenersOn(triggers, listen),
        fireDue,
        takeEvent: showTriggers,
        takeWakeUp,
        nextDue,
        inherited: inheritedTriggers,
        stillProposed,
      },
      marksOf,
    };
  },
};

function drainsOf(builder: Builder, triggers: ReadonlyMap<string, CompiledTrigger>): Triggering['drains'] {
  const marks = builder.shared(marker);
  const drains = Array.from(triggers, ([name, { drains: of }]) => ({ name, of })).flatMap(({ name, of }) =>
    of === undefined ? [] : [{ name, as: of.as, mark: marks.mark('trigger', of.as, of.node) }],
  );
  return grouped(drains, ({ as }) => [as]);
}

/** Who listens to each type of event; those that listen to every event are among them. */
function listenersOn(
  triggers: ReadonlyMap<string, CompiledTrigger>,
  listen: NonNullable<Means['listen']>,
): Triggering['listeners'] {
  const all = Array.from(triggers, ([name, it]) => ({ name, it }));
  const types = new Set(all.flatMap(({ it }) => it.listensTo ?? it.steps?.flatMap(({ type }) => type ?? []) ?? []));
  const to = (type: string): Listeners =>
    listen(
      all.filter(({ it }) => it.listensTo?.includes(type) ?? true),
      type,
    );
  const byType = new Map(Array.from(types, (type) => [type, to(type)]));
  const rest = all.filter(({ it }) => it.listensTo === undefined);
  const others = rest.length === 0 ? undefined : listen(rest);
  return (type) => byType.get(type) ?? others;
}
