import { every } from '../../conditions/every.ts';
import { some } from '../../conditions/some.ts';
import type { Node } from '../../shape/shape.ts';
import { allOf, ALWAYS, no } from '../fold.ts';
import { sizeIs } from '../makers.ts';
import { elementScope } from '../nameToPath.ts';
import type { Reading } from '../reading.ts';
import { decide, derive, lost, type Foreign } from './foreign.ts';
import type { Readers } from './readers.ts';

/** `all`, `some` and `none` over a list attribute, or what `filter` leaves of it. */
export function quantified(operation: string, args: readonly unknown[], reading: Reading, readers: Readers): Node {
  const holds = readers.truth(args[1], reading.in(1).within(elementScope));
  return decide([readers.foreign(args[0], reading.in(0))], reading, (list) => {
    const source = sourceOf(list!);
    if (source === undefined)
      return reading.lost('NOT_EXPRESSIBLE', 'only the elements of an attribute can be looked at');
    const { path, kept } = source;
    const one = some(path, allOf(kept, holds));
    if (operation === 'some') return one;
    if (operation === 'none') return no(one);
    if (kept === ALWAYS) return allOf(sizeIs(path, 'gt', 0), every(path, holds));
    return allOf(some(path, kept), no(some(path, allOf(kept, no(holds)))));
  });
}

/** What `filter` and `map` give. */
export function elementsOf(operation: string, args: readonly unknown[], reading: Reading, readers: Readers): Foreign {
  const inside = reading.in(1).within(elementScope);
  const item = operation === 'map' ? readers.foreign(args[1], inside) : ELEMENT;
  const holds = operation === 'map' ? ALWAYS : readers.truth(args[1], inside);
  return derive([readers.foreign(args[0], reading.in(0))], reading, (list) => {
    const source = sourceOf(list!);
    if (source === undefined) {
      reading.lost('NOT_EXPRESSIBLE', 'only the elements of an attribute can be looked at');
      return lost;
    }
    return { is: 'elements', path: source.path, kept: allOf(source.kept, holds), item };
  });
}

const ELEMENT: Foreign = { is: 'attribute', path: 'element' };

function sourceOf(list: Foreign): { readonly path: string; readonly kept: Node } | undefined {
  if (list.is === 'attribute') return { path: list.path, kept: ALWAYS };
  return list.is === 'elements' && list.item === ELEMENT ? list : undefined;
}
