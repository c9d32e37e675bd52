import type { ErrorCode } from '../errors/codes.ts';
import type { Fault } from '../errors/fault.ts';
import { ZoneClocks } from '../time/zoneClocks.ts';
import type { Bounds } from './bounds.ts';
import { BROKEN, FAULTS_KEPT } from './broken.ts';
import { describe, show } from './describe.ts';
import type { FieldTable } from './fieldTable.ts';
import { FieldTables } from './fieldTables.ts';
import { isObject } from './isObject.ts';
import { isScalar } from './isScalar.ts';
import { objection, type ValueShape } from './objection.ts';
import { BORN_WITH } from './patterns.ts';
import type { Pointer } from './pointer.ts';
import type { Fields, Node, Shape } from './shape.ts';
import type { Target } from './target.ts';
import { Way } from './way.ts';
import type { Words } from './words.ts';

type ListShape = Omit<Extract<Shape, { is: 'list' }>, 'is'>;
type RecordShape = Omit<Extract<Shape, { is: 'record' }>, 'is'>;
type NodeShape = Omit<Extract<Shape, { is: 'node' }>, 'is'>;

const A_TEXT: ValueShape = { is: 'text' };
const A_PATH: ValueShape = { is: 'path' };
const A_ZONE: ValueShape = { is: 'zone' };
const A_NUMBER: ValueShape = { is: 'number' };
const JSON_LIST: ListShape = { of: { is: 'json' } };
const JSON_RECORD: RecordShape = { of: { is: 'json' } };
const A_TERM: NodeShape = { family: 'term' };

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
  readonly #zones = new ZoneClocks();
  readonly #objects = new FieldTables(false);
  readonly #nodes = new FieldTables(true);
  readonly #bounds: Bounds;
  readonly #way = new Way();
  #size = 0;
  /** How many conditions on elements of lists stand around what is read. */
  #scopes = 0;

  constructor(words: Words, bounds: Bounds) {
    this.#words = words;
    this.#bounds = bounds;
  }

  read(value: unknown, shape: Shape, at: Pointer, depth: number): unknown {
    this.#way.begin(at);
    return this.#read(value, shape, depth);
  }

  object(value: unknown, fields: Fields, at: Pointer, depth: number): unknown {
    this.#way.begin(at);
    return this.#object(value, this.#objects.of(fields), depth);
  }

  #read(value: unknown, shape: Shape, depth: number): unknown {
    if (shape.is === 'list' && shape.orOne && !Array.isArray(value)) return this.#read(value, shape.of, depth);
    if (this.#isBeyondBounds(depth)) return BROKEN;
    switch (shape.is) {
      case 'path':
        return this.#path(value);
      case 'zone':
        return this.#zones.find(value) === undefined ? this.#value(value, A_ZONE) : value;
      case 'target':
        this.targets.push({ name: value, at: this.#way.here });
        return this.#value(value, shape);
      case 'term':
        if (typeof value === 'string') return this.#path(value);
        return typeof value === 'number' ? this.#value(value, A_NUMBER) : this.#node(value, A_TERM, depth);
      case 'json':
        return this.#json(value, depth);
      case 'list':
        return this.#list(value, shape, depth);
      case 'record':
        return this.#record(value, shape, depth);
      case 'object':
        return this.#object(value, this.#objects.of(shape.fields), depth);
      case 'node':
        return this.#node(value, shape, depth);
      default:
        return this.#value(value, shape);
    }
  }

  #object(value: unknown, table: FieldTable, depth: number): unknown {
    if (!isObject(value) || this.#way.isAround(value)) return this.#broken('TYPE_MISMATCH', 'an object', value);
    const clean: Record<string, unknown> = {};
    let isBroken = false;
    let missing = table.required;
    const step = this.#way.enter(value, '');
    for (const key of Object.keys(value)) {
      this.#way.keys[step] = key;
      const field = table.fields.get(key);
      if (field === undefined) this.#broken('FIELD_UNKNOWN', `one of ${table.names()}`, key);
      else {
        const own = value[key];
        if (own === undefined) continue;
        const { shape, isRequired } = field;
        const read = this.#read(own, shape, depth + 1);
        // A broken node speaks for itself; anything else that is broken breaks the object that it is part of.
        isBroken ||= read === BROKEN && shape.is !== 'node' && shape.is !== 'term';
        clean[key] = read;
        if (isRequired) missing -= 1;
      }
    }
    if (missing > 0) {
      for (const [key, { shape, isRequired }] of table.fields) {
        if (!isRequired || Object.hasOwn(clean, key)) continue;
        this.#way.keys[step] = key;
        this.#fault('FIELD_MISSING', `expected ${describe(shape)}, found nothing`);
      }
    }
    this.#way.leave();
    return (isBroken || missing > 0) && depth > 0 ? BROKEN : clean;
  }

  #node(value: unknown, { family, scope }: NodeShape, depth: number): unknown {
    if (!isObject(value)) return this.#broken('TYPE_MISMATCH', `a ${family}`, value);
    const kind = Object.hasOwn(value, 'kind') ? value['kind'] : undefined;
    const fields = typeof kind === 'string' ? this.#words.fields(family, kind) : undefined;
    if (fields === undefined) {
      this.#way.keys.push('kind');
      this.#broken('KIND_UNKNOWN', `a ${family}: ${this.#words.kinds(family).join(', ')}`, kind);
      this.#way.keys.pop();
      return BROKEN;
    }
    const opened = scope === undefined ? 0 : 1;
    this.#scopes += opened;
    const node = this.#object(value, this.#nodes.of(fields), depth);
    this.#scopes -= opened;
    return node;
  }

  #list(value: unknown, { of, min = 0, max = Infinity }: ListShape, depth: number): unknown {
    if (!Array.isArray(value) || this.#way.isAround(value)) {
      this.#broken('TYPE_MISMATCH', 'a list', value);
      return [];
    }
    if (value.length < min) this.#broken('VALUE_OUT_OF_RANGE', `a list of at least ${min}`, value);
    if (value.length > max) {
      this.#broken('VALUE_OUT_OF_RANGE', `a list of at most ${max}`, value);
      return [];
    }
    const step = this.#way.enter(value, 0);
    // A list may be full of holes, and longer than all that there is room for.
    const left = Math.max(0, this.#bounds.size - this.#size);
    const clean: unknown[] = value.length > left ? value.slice(0, left + 1) : [...value];
    for (let i = 0; i < clean.length; i += 1) {
      this.#way.keys[step] = i;
      clean[i] = this.#read(clean[i], of, depth + 1);
    }
    this.#way.leave();
    return clean;
  }

  #record(value: unknown, { of, by }: RecordShape, depth: number): unknown {
    const clean: Record<string, unknown> = {};
    if (!isObject(value) || this.#way.isAround(value)) {
      this.#broken('TYPE_MISMATCH', 'an object', value);
      return clean;
    }
    const step = this.#way.enter(value, '');
    for (const key of Object.keys(value)) {
      this.#way.keys[step] = key;
      if (BORN_WITH.includes(key)) this.#fault('KEY_FORBIDDEN', 'expected a name that no object has by birth');
      else {
        if (by === 'target') this.targets.push({ name: key, at: this.#way.here });
        clean[key] = this.#read(value[key], of, depth + 1);
      }
    }
    this.#way.leave();
    return clean;
  }

  #json(value: unknown, depth: number): unknown {
    if (typeof value === 'string') return this.#value(value, A_TEXT);
    if (isScalar(value)) return value;
    if (Array.isArray(value)) return this.#list(value, JSON_LIST, depth);
    if (isObject(value)) return this.#record(value, JSON_RECORD, depth);
    return this.#broken('TYPE_MISMATCH', 'JSON', value);
  }

  #path(value: unknown): unknown {
    if (this.#scopes > 0) return this.#value(value, A_PATH);
    if (this.#paths.has(value)) return value;
    const path = this.#value(value, A_PATH);
    if (path !== BROKEN) this.#paths.add(path);
    return path;
  }

  #value(value: unknown, shape: ValueShape): unknown {
    const wrong = objection(value, shape, this.#bounds.text, this.#scopes > 0);
    return wrong === undefined ? value : this.#broken(wrong.code, wrong.expected, value);
  }

  #isBeyondBounds(depth: number): boolean {
    const { depth: deepest, size } = this.#bounds;
    this.#size += 1;
    if (depth > deepest) {
      this.#fault('TOO_DEEP', `expected at most ${deepest} levels of nesting`);
      return true;
    }
    if (this.#size === size + 1) this.#fault('TOO_LARGE', `expected at most ${size} values`);
    return this.#size > size || this.faults.length >= FAULTS_KEPT;
  }

  #broken(code: ErrorCode, expected: string, found: unknown): Node {
    if (this.faults.length >= FAULTS_KEPT) return BROKEN;
    this.#fault(code, `expected ${expected}, found ${this.#way.isAround(found) ? 'what holds it' : show(found)}`);
    return BROKEN;
  }

  #fault(code: ErrorCode, message: string): void {
    if (this.faults.length < FAULTS_KEPT) this.faults.push({ code, path: this.#way.here, message });
  }
}
