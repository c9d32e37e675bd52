import { under, type Pointer } from '../shape/pointer.ts';
import type { Family, Fields, Node, Shape } from '../shape/shape.ts';
import type { ReadableVocabulary } from '../strategy/readableVocabulary.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { strategyFields } from '../strategy/strategyShape.ts';

/** A node of a strategy, and where it stands. */
export interface FoundNode {
  readonly is: 'node';
  readonly family: Family;
  readonly node: Node;
  readonly at: Pointer;
  /** The object that it is a field of. */
  readonly holder: object;
  /** The node that it stands in. */
  readonly around: { readonly family: Family; readonly node: Node } | undefined;
  /** It is a part of another condition, and sees what that sees. */
  readonly isPart: boolean;
}

/** A node of a strategy, or a path to an attribute. */
export type Found = FoundNode | { readonly is: 'path'; readonly path: string; readonly at: Pointer };

type Around = FoundNode['around'];

/** Everything in a strategy, in its order, what stands around another first. */
export function foundIn(strategy: Strategy, vocabulary: ReadableVocabulary): readonly Found[] {
  const found: Found[] = [];

  const fieldsOf = (value: object, fields: Fields, at: Pointer, around: Around): void => {
    for (const [name, of] of Object.entries({ ...fields.required, ...fields.optional })) {
      if (!Object.hasOwn(value, name)) continue;
      look((value as Readonly<Record<string, unknown>>)[name], of, under(at, name), value, around);
    }
  };

  const look = (value: unknown, shape: Shape, at: Pointer, holder: object, around: Around): void => {
    switch (shape.is) {
      case 'path':
        found.push({ is: 'path', path: value as string, at });
        return;
      case 'term':
        if (typeof value === 'string') found.push({ is: 'path', path: value, at });
        else if (typeof value === 'object') nodeOf(value as Node, 'term', at, holder, around, false);
        return;
      case 'node':
        nodeOf(value as Node, shape.family, at, holder, around, shape.scope === undefined);
        return;
      case 'object':
        fieldsOf(value as object, shape.fields, at, around);
        return;
      case 'list':
      case 'record':
        // A list is looked at by its places, a record by its names.
        for (const [key, each] of Object.entries(value as object))
          look(each, shape.of, under(at, key), value as object, around);
        return;
      default:
    }
  };

  const nodeOf = (
    node: Node,
    family: Family,
    at: Pointer,
    holder: object,
    around: Around,
    isSameScope: boolean,
  ): void => {
    found.push({ is: 'node', family, node, at, holder, around, isPart: isSameScope && around?.family === 'condition' });
    fieldsOf(node, vocabulary.fields(family, node.kind) ?? { required: {} }, at, { family, node });
  };

  fieldsOf(strategy, strategyFields, '', undefined);
  return found;
}
