import type { Comparison } from '../../conditions/compare.ts';
import { eq } from '../../conditions/eq.ts';
import { isType } from '../../conditions/isType.ts';
import { matches } from '../../conditions/matches.ts';
import { version } from '../../conditions/version.ts';
import { parseVersion } from '../../conditions/version/semanticVersion.ts';
import type { Node } from '../../shape/shape.ts';
import { anyOf, NEVER, no } from '../fold.ts';
import { byType } from '../javascript/byType.ts';
import { isLinear } from '../javascript/isLinear.ts';
import { versionsRelate, versionText } from '../javascript/versionText.ts';
import type { Reading } from '../reading.ts';

const RELATIONS: Readonly<Record<string, Comparison>> = {
  eq: 'eq',
  ne: 'ne',
  gt: 'gt',
  gte: 'gte',
  lt: 'lt',
  lte: 'lte',
};

/**
 * The attribute is a version before, behind or at another, as GrowthBook pads and compares them as texts: 1-2-3 is 1.2.3, and what is no
 * text is version 0.
 */
export function versionIs(path: string, relation: string, value: unknown, reading: Reading): Node {
  const is = RELATIONS[relation]!;
  const needed = typeof value === 'number' ? String(value) : typeof value === 'string' && value !== '' ? value : '0';
  if (reading.plain && parseVersion(needed) !== undefined) return version(path, is, needed);
  const pattern = versionText(is, needed);
  if (!isLinear(pattern, false)) return reading.lost('TOO_LARGE', 'the version is too long');
  if (is === 'ne') return no(versionIs(path, 'eq', value, reading));
  const zero = versionsRelate('0', is, needed);
  return byType(path, {
    nothing: zero,
    yes: zero,
    no: zero,
    // A number is a version of one or two parts; it is known by what it is, and not put in order.
    number: is === 'eq' && String(Number(needed)) === needed ? eq(path, Number(needed)) : NEVER,
    text: anyOf(matches(path, pattern), zero ? eq(path, '') : NEVER),
    list: zero ? isType(path, 'array') : NEVER,
    object: zero,
  });
}
