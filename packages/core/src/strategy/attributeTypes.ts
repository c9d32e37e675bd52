import { under, type Pointer } from '../shape/pointer.ts';
import type { Node, Scalar } from '../shape/shape.ts';
import type { AttributeType } from './attributeDeclaration.ts';
import type { Builder } from './builder.ts';

/** What a condition asks of the type of an attribute: that it is one of these. */
interface Need {
  readonly at: Pointer;
  readonly path: unknown;
  readonly types: readonly unknown[];
}

/** Finds the conditions that compare an attribute of the profile with something that it is declared never to be. */
export function attributeTypes(builder: Builder): (node: Node, at: Pointer) => void {
  const { attributes = {} } = builder.strategy;
  const typeOf = (name: string): AttributeType | undefined =>
    Object.hasOwn(attributes, name) ? attributes[name]?.type : undefined;
  return (node, at) => {
    for (const { at: place, path, types } of needsOf(node, at)) {
      const [root, name = '', ...inside] = typeof path === 'string' ? path.split('.') : [];
      const declared = root === 'profile' ? typeOf(name) : undefined;
      const fitting = inside.length === 0 ? types : PARTED;
      if (declared === undefined || fitting.length === 0 || fitting.includes(declared)) continue;
      const message = `expected profile.${name} to be a ${declared}, as it is declared, found ${node.kind} of ${fitting.join(' or ')}`;
      builder.fault('ATTRIBUTE_MISMATCH', place, message);
    }
  };
}

const NUMBER: readonly AttributeType[] = ['number'];
const TEXT: readonly AttributeType[] = ['string'];
const LIST: readonly AttributeType[] = ['array'];
const INSTANT: readonly AttributeType[] = ['number', 'string'];
const PARTED: readonly AttributeType[] = ['object', 'array'];

/** What a condition of a kind can hold of; one that is not listed may look at anything. */
const TYPES: ReadonlyMap<string, readonly AttributeType[]> = new Map([
  ...['gt', 'gte', 'lt', 'lte', 'between'].map((kind) => [kind, NUMBER] as const),
  ...['startsWith', 'endsWith', 'includes', 'matches', 'version'].map((kind) => [kind, TEXT] as const),
  ...['contains', 'containsAny', 'containsAll', 'some', 'every', 'none'].map((kind) => [kind, LIST] as const),
  ...['before', 'after', 'within', 'dayOfWeek', 'timeOfDay'].map((kind) => [kind, INSTANT] as const),
]);

/** All that a condition may be made of, before it is known whether it was read without a fault. */
type Parts = Node & Readonly<Record<'path' | 'value' | 'values' | 'left' | 'is' | 'right', unknown>>;

function needsOf(node: Node, at: Pointer): readonly Need[] {
  const { kind, path, value, values, left, is, right } = node as Parts;
  switch (kind) {
    case 'eq':
    case 'ne':
      return [{ at: under(at, 'path'), path, types: typesOf([value as Scalar]) }];
    case 'oneOf':
    case 'noneOf':
      return [{ at: under(at, 'path'), path, types: Array.isArray(values) ? typesOf(values) : [] }];
    case 'compare': {
      const isOrder = is !== 'eq' && is !== 'ne';
      const beside = (other: unknown): readonly AttributeType[] => (isOrder || typeof other !== 'string' ? NUMBER : []);
      return [
        { at: under(at, 'left'), path: left, types: beside(right) },
        { at: under(at, 'right'), path: right, types: beside(left) },
      ];
    }
    default:
      return [{ at: under(at, 'path'), path, types: TYPES.get(kind) ?? [] }];
  }
}

/** The types of values; none, which asks for nothing, where one of them is null, which everything may be. */
const typesOf = (values: readonly Scalar[]): readonly unknown[] =>
  values.includes(null) ? [] : [...new Set(values.map((value) => typeof value))];
