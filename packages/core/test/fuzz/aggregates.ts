import type { Node } from '@opportune/core';

import { pathOf } from './names.ts';
import { nodeOf } from './nodes.ts';
import type { Random } from './random.ts';

const WINDOWS = ['per', 'calendar', 'session', 'last'];

/** An aggregate that is mostly valid: with one window, and a filter that looks at the event. */
export function aggregateOf(random: Random): Node {
  const node = nodeOf(random, 'aggregate');
  if (random.chance(0.02)) return node;
  const fields = Object.entries(node).filter(
    ([name]) => name !== 'where' && name !== 'zone' && !WINDOWS.includes(name),
  );
  const window = Object.entries(node).find(([name]) => WINDOWS.includes(name));
  const zone = window?.[0] === 'calendar' ? Object.entries(node).filter(([name]) => name === 'zone') : [];
  const path = `event.${pathOf(random, false).split('.').slice(1).join('.') || 'total'}`;
  const where = { kind: 'not', of: { kind: 'gt', path, value: random.pick([0, 1, 1e308]) } };
  return Object.fromEntries([
    ...fields,
    ...(window === undefined ? [] : [window]),
    ...zone,
    ...('where' in node ? [['where', where]] : []),
  ]) as Node;
}
