import type { ErrorCode } from '../errors/codes.ts';
import { isZone } from '../time/zoneClock.ts';
import { describe } from './describe.ts';
import { isScalar } from './isScalar.ts';
import { ELEMENT_PATH, PATH, TIME_OF_DAY } from './patterns.ts';
import type { Shape } from './shape.ts';

/** A shape without parts. */
export type ValueShape = Exclude<Shape, { readonly is: 'json' | 'list' | 'record' | 'object' | 'node' | 'term' }>;

/** Why a value is not what it should be. */
export interface Objection {
  readonly code: ErrorCode;
  readonly expected: string;
}

/**
 * What is wrong with a value that has no parts; undefined where nothing is.
 *
 * @param longest - characters that a text may have
 * @param inElements - whether paths may begin with `element`
 */
export function objection(
  value: unknown,
  shape: ValueShape,
  longest: number,
  inElements: boolean,
): Objection | undefined {
  switch (shape.is) {
    case 'text':
    case 'target':
      if (typeof value !== 'string') return mismatch('a text');
      return value.length <= longest ? undefined : outOfRange(`a text of at most ${longest} characters`);
    case 'path':
      return fits(value, inElements ? ELEMENT_PATH : PATH)
        ? undefined
        : { code: 'PATH_INVALID', expected: 'a path such as event.total or profile.segment' };
    case 'timeOfDay':
      return fits(value, TIME_OF_DAY)
        ? undefined
        : { code: 'TIME_INVALID', expected: 'a time of day from 00:00 to 23:59' };
    case 'zone':
      return isZone(value) ? undefined : { code: 'ZONE_INVALID', expected: 'a time zone such as Europe/Berlin' };
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) return mismatch(describe(shape));
      return isWithin(value, shape) ? undefined : outOfRange(describe(shape));
    case 'scalar':
      return isScalar(value) ? undefined : mismatch('a text, a finite number, true, false or null');
    case 'true':
      return value === true ? undefined : mismatch(describe(shape));
    case 'oneOf':
      if (typeof value !== 'string') return mismatch(describe(shape));
      return shape.of.includes(value) ? undefined : outOfRange(describe(shape));
  }
}

const mismatch = (expected: string): Objection => ({ code: 'TYPE_MISMATCH', expected });

const outOfRange = (expected: string): Objection => ({ code: 'VALUE_OUT_OF_RANGE', expected });

const fits = (value: unknown, pattern: RegExp): boolean =>
  typeof value === 'string' && value.length <= 256 && pattern.test(value);

const isWithin = (value: number, { min, above, max, whole }: Extract<Shape, { readonly is: 'number' }>): boolean =>
  (min === undefined || value >= min) &&
  (above === undefined || value > above) &&
  (max === undefined || value <= max) &&
  (whole !== true || Number.isInteger(value));
