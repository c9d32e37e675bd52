import type { ErrorCode } from '../errors/codes.ts';
import { OpportuneError } from '../errors/opportuneError.ts';
import { show } from '../shape/describe.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import { Reader } from '../shape/reader.ts';
import type { Words } from '../shape/words.ts';
import { readSafely } from '../strategy/readSafely.ts';
import { DEFAULT_BOUNDS } from '../strategy/readStrategy.ts';
import { expectationsFields, type Expectations, type PropertyDeclaration } from './expectations.ts';
import { TALLIES } from './tally.ts';
import type { Threshold } from './threshold.ts';

/** Expectations hold no nodes. */
const NO_WORDS: Words = { fields: () => undefined, kinds: () => [] };

/**
 * A clean copy.
 *
 * @throws {OpportuneError} HEALTH_INVALID with everything that is wrong
 */
export function readExpectations(source: unknown): Expectations {
  const reader = new Reader(NO_WORDS, DEFAULT_BOUNDS);
  const { faults } = reader;
  const read = (): unknown => reader.object(source, expectationsFields, '', 0);
  const expectations = readSafely(faults, '', read, {}) as Expectations;
  // Between parts that are wrong by themselves there is nothing to find.
  if (faults.length === 0) {
    const report: Report = (code, path, message) => void faults.push({ code, path, message });
    checkEvents(expectations, report);
    for (const [i, threshold] of (expectations.thresholds ?? []).entries()) checkThreshold(threshold, i, report);
  }
  const [first, ...others] = faults;
  if (first !== undefined) throw new OpportuneError('HEALTH_INVALID', [first, ...others]);
  return expectations;
}

type Report = (code: ErrorCode, path: Pointer, message: string) => void;

/** Names on the way to a property, none of them empty. */
const NAMES = /^[^.]+(\.[^.]+){0,5}$/;

function checkEvents({ events = {}, attributes = {} }: Expectations, report: Report): void {
  for (const [type, { properties = {} }] of Object.entries(events)) {
    const at = under(under('/events', type), 'properties');
    const all = Object.entries(properties);
    for (const [name, declaration] of all) {
      const here = under(at, name);
      if (!NAMES.test(name) || (name.split('.').includes('*') && isRead(declaration))) {
        report(
          'PATH_INVALID',
          here,
          'expected a path such as address.city; with a star only a sensitivity can be declared',
        );
      }
      const { attribute } = declaration;
      if (attribute !== undefined && !Object.hasOwn(attributes, attribute)) {
        const known = Object.keys(attributes).join(', ') || 'none is declared';
        report(
          'ATTRIBUTE_UNKNOWN',
          under(here, 'attribute'),
          `expected an attribute (${known}), found ${show(attribute)}`,
        );
      }
    }
    const expected = all.filter(([, declaration]) => declaration.expected === true).length;
    if (expected > TALLIES.atMost) {
      report('VALUE_OUT_OF_RANGE', at, `expected at most ${TALLIES.atMost} expected properties, found ${expected}`);
    }
  }
}

const isRead = ({ expected, type, attribute }: PropertyDeclaration): boolean =>
  expected !== undefined || type !== undefined || attribute !== undefined;

function checkThreshold(threshold: Threshold, i: number, report: Report): void {
  const at = under(under('/thresholds', i), 'within');
  const isTimed = threshold.measure === 'timeliness';
  if (isTimed && threshold.within === undefined) report('FIELD_MISSING', at, 'expected a finite number, found nothing');
  if (!isTimed && 'within' in threshold) report('FIELD_UNKNOWN', at, 'expected within only with timeliness');
}
