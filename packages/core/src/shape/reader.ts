import type { ErrorCode } from '../errors/codes.ts';
import type { Fault } from '../errors/fault.ts';
import { isZone } from '../time/localTime.ts';
import { BROKEN, FAULTS_KEPT } from './broken.ts';
import { describe, show } from './describe.ts';
import { isScalar } from './isScalar.ts';
import { BORN_WITH, ELEMENT_PATH, PATH, TIME_OF_DAY } from './patterns.ts';
import { under, type Pointer } from './pointer.ts';
import type { Fields, Node, Shape } from './shape.ts';
import type { Words } from './words.ts';

/**
 * Bounds on a strategy, so that one from outside cannot exhaust us.
 * @public
 */
export interface Bounds {
  /** Levels of nesting; 64. */
  readonly depth: number;
  /** Values in all; 5,000,000. */
  readonly size: number;
  /** UTF-16 code units in one text; 65,536. */
  readonly text: number;
}

/** A name that must be the id or the group of an action. */
export interface Target {
  readonly name: unknown;
  readonly at: Pointer;
}

type RecordShape = Omit<Extract<Shape, { is: 'record' }>, 'is'>;
type NodeShape = Omit<Extract<Shape, { is: 'node' }>, 'is'>;

/**
 * Reads values of whatever origin by their shapes: copies what a shape knows, own properties only, and collects a fault
 * for everything else.
 */
export class Reader {
  readonly faults: Fault[] = [];
  /** The actions and groups that are named, and where. */
  readonly targets: Target[] = [];
  readonly #words: Words;
  /** Paths that were found to be in order. */
  readonly #paths = new Set<unknown>();
  /** The fields of nodes, with their kind. */
  readonly #nodes = new Map<Fields, Fields>();
  readonly #bounds: Bounds;
  #size = 0;
  /** How many conditions on elements of lists stand around what is read. */
  #scopes = 0;

  constructor(words: Words, bounds: Bounds) {
    this.#words = words;
    this.#bounds = bounds;
  }

  read(value: unknown, shape: Shape, at: Pointer, depth: number): unknown {
    if (this.#isBeyondBounds(at, depth)) return BROKEN;
    switch (shape.is) {
      case 'text':
        return this.#text(value, at);
      case 'target':
        this.targets.push({ name: value, at });
        return this.#text(value, at);
      case 'path':
        return this.#path(value, at);
      case 'timeOfDay':
        return this.#pattern(value, TIME_OF_DAY, 'TIME_INVALID', 'a time of day from 00:00 to 23:59', at);
      case 'zone':
        return isZone(value) ? value : this.#broken('ZONE_INVALID', at, 'a time zone such as Europe/Berlin', value);
      case 'number':
        return this.#number(value, shape, at);
      case 'scalar':
        return isScalar(value)
          ? value
          : this.#broken('TYPE_MISMATCH', at, 'a text, a finite number, true, false or null', value);
      case 'true':
        return value === true ? value : this.#broken('TYPE_MISMATCH', at, describe(shape), value);
      case 'oneOf':
        return this.#word(value, shape, at);
      case 'term':
        if (typeof value === 'string') return this.#path(value, at);
        if (typeof value === 'number') return this.#number(value, { is: 'number' }, at);
        return this.#node(value, { family: 'term' }, at, depth);
      case 'json':
        return this.#json(value, at, depth);
      case 'list':
        return this.#list(value, shape.of, shape.min ?? 0, at, depth);
      case 'record':
        return this.#record(value, shape, at, depth);
      case 'object':
        return this.object(value, shape.fields, at, depth);
      case 'node':
        return this.#node(value, shape, at, depth);
    }
  }

  object(value: unknown, { required, optional = {} }: Fields, at: Pointer, depth: number): unknown {
    if (!isObject(value)) return this.#broken('TYPE_MISMATCH', at, 'an object', value);
    const clean: Record<string, unknown> = {};
    let isBroken = false;
    for (const key of Object.keys(value)) {
      const shape = ownShape(required, key) ?? ownShape(optional, key);
      if (shape === undefined) {
        const known = Object.keys({ ...required, ...optional }).join(', ');
        this.#broken('FIELD_UNKNOWN', under(at, key), `one of ${known}`, key);
      } else if (value[key] !== undefined) {
        const own = value[key];
        const read = this.#isSound(own, shape, depth + 1) ? own : this.read(own, shape, under(at, key), depth + 1);
        // A broken node speaks for itself; anything else that is broken breaks the object that it is part of.
        isBroken ||= read === BROKEN && shape.is !== 'node' && shape.is !== 'term';
        clean[key] = read;
      }
    }
    for (const key of Object.keys(required)) {
      if (!Object.hasOwn(clean, key)) {
        isBroken = true;
        this.#fault('FIELD_MISSING', under(at, key), `expected ${describe(required[key]!)}, found nothing`);
      }
    }
    return isBroken && depth > 0 ? BROKEN : clean;
  }

  #node(value: unknown, { family, scope }: NodeShape, at: Pointer, depth: number): unknown {
    if (!isObject(value)) return this.#broken('TYPE_MISMATCH', at, `a ${family}`, value);
    const kind = Object.hasOwn(value, 'kind') ? value['kind'] : undefined;
    const fields = typeof kind === 'string' ? this.#words.fields(family, kind) : undefined;
    if (fields === undefined) {
      return this.#broken(
        'KIND_UNKNOWN',
        under(at, 'kind'),
        `a ${family}: ${this.#words.kinds(family).join(', ')}`,
        kind,
      );
    }
    let whole = this.#nodes.get(fields);
    if (whole === undefined) {
      whole = { ...fields, required: { kind: { is: 'text' }, ...fields.required } };
      this.#nodes.set(fields, whole);
    }
    const opened = scope === undefined ? 0 : 1;
    this.#scopes += opened;
    const node = this.object(value, whole, at, depth);
    this.#scopes -= opened;
    return node;
  }

  #list(value: unknown, of: Shape, min: number, at: Pointer, depth: number): unknown {
    if (!Array.isArray(value)) {
      this.#broken('TYPE_MISMATCH', at, 'a list', value);
      return [];
    }
    if (value.length < min) this.#broken('VALUE_OUT_OF_RANGE', at, `a list of at least ${min}`, value);
    return Array.from(value, (item: unknown, i) =>
      this.#isSound(item, of, depth + 1) ? item : this.read(item, of, under(at, i), depth + 1),
    );
  }

  #record(value: unknown, { of, by }: RecordShape, at: Pointer, depth: number): unknown {
    const clean: Record<string, unknown> = {};
    if (!isObject(value)) {
      this.#broken('TYPE_MISMATCH', at, 'an object', value);
      return clean;
    }
    for (const key of Object.keys(value)) {
      if (this.#isForbidden(key, at)) continue;
      if (by === 'target') this.targets.push({ name: key, at: under(at, key) });
      clean[key] = this.read(value[key], of, under(at, key), depth + 1);
    }
    return clean;
  }

  #json(value: unknown, at: Pointer, depth: number): unknown {
    if (typeof value === 'string') return this.#text(value, at);
    if (isScalar(value)) return value;
    if (Array.isArray(value)) return this.#list(value, { is: 'json' }, 0, at, depth);
    if (isObject(value)) return this.#record(value, { of: { is: 'json' } }, at, depth);
    return this.#broken('TYPE_MISMATCH', at, 'JSON', value);
  }

  #text(value: unknown, at: Pointer): unknown {
    if (typeof value !== 'string') return this.#broken('TYPE_MISMATCH', at, 'a text', value);
    if (value.length <= this.#bounds.text) return value;
    return this.#broken('VALUE_OUT_OF_RANGE', at, `a text of at most ${this.#bounds.text} characters`, value);
  }

  #path(value: unknown, at: Pointer): unknown {
    const pattern = this.#scopes > 0 ? ELEMENT_PATH : PATH;
    const path = this.#pattern(value, pattern, 'PATH_INVALID', 'a path such as event.total or profile.segment', at);
    if (this.#scopes === 0 && path !== BROKEN) this.#paths.add(path);
    return path;
  }

  #word(value: unknown, shape: Extract<Shape, { is: 'oneOf' }>, at: Pointer): unknown {
    if (typeof value !== 'string') return this.#broken('TYPE_MISMATCH', at, describe(shape), value);
    return shape.of.includes(value) ? value : this.#broken('VALUE_OUT_OF_RANGE', at, describe(shape), value);
  }

  #pattern(value: unknown, pattern: RegExp, code: ErrorCode, expected: string, at: Pointer): unknown {
    const isFine = typeof value === 'string' && value.length <= 256 && pattern.test(value);
    return isFine ? value : this.#broken(code, at, expected, value);
  }

  #number(value: unknown, shape: Extract<Shape, { is: 'number' }>, at: Pointer): unknown {
    const { min = -Infinity, above = -Infinity, max = Infinity, whole = false } = shape;
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      return this.#broken('TYPE_MISMATCH', at, describe(shape), value);
    }
    const isFine = value >= min && value > above && value <= max && (!whole || Number.isInteger(value));
    return isFine ? value : this.#broken('VALUE_OUT_OF_RANGE', at, describe(shape), value);
  }

  /** Most of a large strategy is in order, and needs no pointer to say where it is not. */
  #isSound(value: unknown, shape: Shape, depth: number): boolean {
    const isSound =
      depth <= this.#bounds.depth &&
      this.#size < this.#bounds.size &&
      ((shape.is === 'text' && typeof value === 'string' && value.length <= this.#bounds.text) ||
        (shape.is === 'scalar' && isScalar(value)) ||
        (shape.is === 'path' && this.#scopes === 0 && this.#paths.has(value)));
    if (isSound) this.#size += 1;
    return isSound;
  }

  #isBeyondBounds(at: Pointer, depth: number): boolean {
    this.#size += 1;
    if (depth > this.#bounds.depth) {
      this.#fault('TOO_DEEP', at, `expected at most ${this.#bounds.depth} levels of nesting`);
      return true;
    }
    if (this.#size === this.#bounds.size + 1)
      this.#fault('TOO_LARGE', at, `expected at most ${this.#bounds.size} values`);
    return this.#size > this.#bounds.size;
  }

  #isForbidden(key: string, at: Pointer): boolean {
    const isForbidden = BORN_WITH.includes(key);
    if (isForbidden) this.#fault('KEY_FORBIDDEN', under(at, key), 'expected a name that no object has by birth');
    return isForbidden;
  }

  #broken(code: ErrorCode, at: Pointer, expected: string, found: unknown): Node {
    this.#fault(code, at, `expected ${expected}, found ${show(found)}`);
    return BROKEN;
  }

  #fault(code: ErrorCode, path: Pointer, message: string): void {
    if (this.faults.length < FAULTS_KEPT) this.faults.push({ code, path, message });
  }
}

const ownShape = (shapes: Readonly<Record<string, Shape>>, key: string): Shape | undefined =>
  Object.hasOwn(shapes, key) ? shapes[key] : undefined;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
