import { literally } from '../javascript/lexicalText.ts';
import type { Reading } from '../reading.ts';
import type { Leaf } from './leaf.ts';

/** Operators that all have to hold of an attribute. */
export type Test = Readonly<Record<string, unknown>>;

const OPPOSITE: Readonly<Record<string, string>> = { gt: 'lte', gte: 'lt', lt: 'gte', lte: 'gt', eq: 'ne', ne: 'eq' };

/** Where a leaf is true, or false: one of the tests has to hold. Undefined where that cannot be written. */
export function leafTests(leaf: Leaf, truth: boolean, reading: Reading): readonly Test[] | undefined {
  const { kind, value = null, values = [], ignoreCase, type = '' } = leaf;
  switch (kind) {
    case 'eq':
      return equals(value, truth, reading);
    case 'ne':
      return equals(value, !truth, reading);
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return [{ $type: 'number', [`$${truth ? kind : OPPOSITE[kind]}`]: value }];
    case 'between':
      if (truth) return [{ $type: 'number', $gte: leaf.from, $lte: leaf.to }];
      return [
        { $type: 'number', $lt: leaf.from },
        { $type: 'number', $gt: leaf.to },
      ];
    case 'oneOf':
      return isOneOf(leaf, truth, reading);
    case 'noneOf':
      return isOneOf(leaf, !truth, reading);
    case 'exists':
    case 'missing':
      tellNull(reading);
      return [{ $exists: (kind === 'exists') === truth }];
    case 'isType':
      return isOfType(type, truth, reading);
    case 'startsWith':
      return text(`^${literally(leaf.text ?? '')}`, ignoreCase, truth, reading);
    case 'endsWith':
      return text(`${literally(leaf.text ?? '')}$`, ignoreCase, truth, reading);
    case 'includes':
      return text(literally(leaf.text ?? ''), ignoreCase, truth, reading);
    case 'matches':
      return pattern(leaf.pattern ?? '', ignoreCase, truth);
    case 'contains':
      return [{ $type: 'array', [truth ? '$in' : '$nin']: [value] }];
    case 'containsAny':
      return [{ $type: 'array', [truth ? '$in' : '$nin']: values }];
    case 'containsAll': {
      const all = { $all: values.map((one) => ({ $eq: one })) };
      return [{ $type: 'array', ...(truth ? all : { $not: all }) }];
    }
    case 'compare':
      return typeof leaf.right === 'number' ? ofSize(leaf, leaf.right, truth) : undefined;
    default:
      return undefined;
  }
}

/** What is there and not null can be told; what is there and null cannot. */
function equals(value: unknown, truth: boolean, reading: Reading): readonly Test[] {
  if (truth === (value === null)) tellNull(reading);
  if (value === null) return [{ $exists: !truth }];
  return [truth ? { $eq: value } : { $exists: true, $ne: value }];
}

/** `$in` looks into lists; we do not. */
function isOneOf({ values = [], ignoreCase }: Leaf, truth: boolean, reading: Reading): readonly Test[] {
  const suffix = ignoreCase ? 'i' : '';
  const hasNull = values.includes(null);
  if (truth === hasNull) tellNull(reading);
  if (truth) return [{ [`$in${suffix}`]: values, $not: { $type: 'array' } }];
  return [{ $exists: true, [`$nin${suffix}`]: values }, { $type: 'array' }];
}

function isOfType(type: string, truth: boolean, reading: Reading): readonly Test[] {
  if (truth === (type === 'null')) tellNull(reading);
  if (type === 'null') return [{ $exists: !truth }];
  return truth ? [{ $type: type }] : [{ $exists: true, $not: { $type: type } }];
}

function text(source: string, ignoreCase: boolean | undefined, truth: boolean, reading: Reading): readonly Test[] {
  if (ignoreCase)
    reading.tell('NOT_EXPRESSIBLE', 'a few letters beside A to Z have other small letters in patterns than in texts');
  return pattern(source, ignoreCase, truth);
}

function pattern(source: string, ignoreCase: boolean | undefined, truth: boolean): readonly Test[] {
  const found = { [ignoreCase ? '$regexi' : '$regex']: source };
  return [{ $type: 'string', ...(truth ? found : { $not: found }) }];
}

function ofSize({ is = '' }: Leaf, size: number, truth: boolean): readonly Test[] {
  return [{ $size: { [`$${truth ? is : OPPOSITE[is]}`]: size } }];
}

function tellNull(reading: Reading): void {
  reading.tell(
    'NULL_IS_MISSING',
    'null and missing are the same there; the condition was written without the difference',
  );
}
