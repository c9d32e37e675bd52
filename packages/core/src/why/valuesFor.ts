import { own } from '../internal/own.ts';
import type { Node, Scalar } from '../shape/shape.ts';
import type { Strategy } from '../strategy/strategy.ts';

/** Where any text would do. */
export const SOME_TEXT = 'any';

interface Compared extends Node {
  readonly path: string;
  readonly value?: Scalar;
  readonly values?: readonly Scalar[];
  readonly from?: number;
  readonly to?: number;
  readonly text?: string;
}

/** The next double, or the next whole number where the bound is one: what is counted has no fractions. */
const above = (bound: number): number => (Number.isInteger(bound) ? bound + 1 : bound + Math.abs(bound) * 2 ** -52);
const below = (bound: number): number => (Number.isInteger(bound) ? bound - 1 : bound - Math.abs(bound) * 2 ** -52);

/** Values of its attribute for which a comparison is true, or is false: those that are nearest to what is there. */
export function valuesFor(strategy: Strategy, node: Node, wanted: boolean, seen: unknown): readonly unknown[] {
  const { kind, path, value, values = [], from, to, text = '' } = node as Compared;
  const bound = value as number;
  switch (kind) {
    case 'eq':
      return wanted ? [value] : othersThan([value!], strategy, path);
    case 'ne':
      return wanted ? othersThan([value!], strategy, path) : [value];
    case 'oneOf':
      return wanted ? values : othersThan(values, strategy, path);
    case 'noneOf':
      return wanted ? othersThan(values, strategy, path) : values;
    case 'gte':
      return [wanted ? bound : below(bound)];
    case 'gt':
      return [wanted ? above(bound) : bound];
    case 'lte':
      return [wanted ? bound : above(bound)];
    case 'lt':
      return [wanted ? below(bound) : bound];
    case 'between':
      if (!wanted) return [below(from!), above(to!)];
      return typeof seen === 'number' && seen > to! ? [to] : [from];
    case 'exists':
      return wanted ? anyOf(strategy, path) : [undefined];
    case 'missing':
      return wanted ? [undefined] : anyOf(strategy, path);
    case 'startsWith':
    case 'endsWith':
    case 'includes':
      return wanted ? [text] : [''];
    case 'contains':
      return wanted ? [[...listed(seen), value]] : [listed(seen).filter((each) => each !== value)];
    case 'containsAny':
      return wanted
        ? values.map((each) => [...listed(seen), each])
        : [listed(seen).filter((each) => !values.includes(each))];
    case 'containsAll':
      return wanted ? [[...listed(seen), ...values.filter((each) => !listed(seen).includes(each))]] : [[]];
    default:
      return [];
  }
}

const listed = (seen: unknown): readonly Scalar[] => (Array.isArray(seen) ? (seen as readonly Scalar[]) : []);

/** Something else that the strategy says of the attribute, or a number beside; null is always something else. */
function othersThan(values: readonly Scalar[], strategy: Strategy, path: string): readonly Scalar[] {
  const beside = values.flatMap((value) => (typeof value === 'number' ? [below(value), above(value)] : []));
  const others = [...literalsOf(strategy, path), ...beside].filter((other) => !values.includes(other));
  return others.length > 0 ? others : values.includes(null) ? [''] : [null];
}

/** Some value of an attribute: one that the strategy says something of, or one of the type that it is declared to have. */
function anyOf(strategy: Strategy, path: string): readonly Scalar[] {
  const literals = literalsOf(strategy, path);
  if (literals.length > 0) return literals.slice(0, 1);
  const [root, name = ''] = path.split('.');
  const type = root === 'profile' ? own(strategy.attributes ?? {}, name)?.type : undefined;
  return type === 'number' ? [0] : type === 'boolean' ? [true] : [SOME_TEXT];
}

function literalsOf(strategy: Strategy, path: string): readonly Scalar[] {
  const literals = new Set<Scalar>();
  const look = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if (!Array.isArray(node) && (node as Partial<Compared>).path === path) {
      const { value, values = [] } = node as Compared;
      for (const each of value === undefined ? values : [value]) literals.add(each);
    }
    Object.values(node).forEach(look);
  };
  look(strategy);
  return [...literals];
}
