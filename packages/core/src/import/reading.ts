import type { Condition } from '../conditions/condition.ts';
import { under } from '../shape/pointer.ts';
import type { Node, Scalar } from '../shape/shape.ts';
import { DEEPEST, Findings, type FindingCode, type Pointer } from './finding.ts';
import { LOST, NEVER, overflows, truly } from './fold.ts';
import type { ImportOptions } from './importOptions.ts';
import { pathOf, rootScope, type Scope } from './nameToPath.ts';

/** How many pieces of a rule are read: a rule that holds itself several times over would else never end. */
const MOST = 20_000;

/** One place of a rule that is read, and all that is found on the way. */
export class Reading {
  readonly at: Pointer;
  readonly scope: Scope;
  /** No conversions of types. */
  readonly plain: boolean;
  readonly #findings: Findings;
  readonly #count: { pieces: number };
  readonly #depth: number;

  private constructor(parts: {
    at: Pointer;
    scope: Scope;
    plain: boolean;
    findings: Findings;
    count: { pieces: number };
    depth: number;
  }) {
    this.at = parts.at;
    this.scope = parts.scope;
    this.plain = parts.plain;
    this.#findings = parts.findings;
    this.#count = parts.count;
    this.#depth = parts.depth;
  }

  static of(options: ImportOptions): Reading {
    const plain = options.conversions === 'none';
    return new Reading({
      at: '',
      scope: rootScope(options),
      plain,
      findings: new Findings(),
      count: { pieces: 0 },
      depth: 0,
    });
  }

  get findings(): Findings['list'] {
    return this.#findings.list;
  }

  /** One step further in. */
  in(...keys: readonly (string | number)[]): Reading {
    return this.#with({ at: keys.reduce<Pointer>(under, this.at), depth: this.#depth + 1 });
  }

  /** Inside of an element of a list, or anywhere else where names mean something else. */
  within(scope: Scope): Reading {
    return this.#with({ scope });
  }

  path(name: string): string | undefined {
    return pathOf(name, this.scope, this.#findings, this.at);
  }

  /** Whether this place is too deep, or one too many: told once. */
  isTooMuch(): boolean {
    if (this.#depth <= DEEPEST && ++this.#count.pieces <= MOST) return false;
    const what = `nested deeper than ${DEEPEST} or larger than ${MOST} pieces; the rest was taken as never true`;
    if (this.findings.every(({ code }) => code !== 'TOO_LARGE')) this.tell('TOO_LARGE', what);
    return true;
  }

  /** The whole condition: true or false, never unknown. */
  whole(read: () => Node): Condition {
    let node = LOST;
    try {
      node = read();
    } catch {
      // Only what is no JSON gets here: an object that throws when it is looked at.
      this.lost('FORM_INVALID', 'this cannot be read');
    }
    if (overflows(node)) this.lost('TOO_LARGE', 'a part of the condition grew too large');
    return truly(node) as Condition;
  }

  tell(code: FindingCode, what: string): void {
    this.#findings.add(this.at, code, what);
  }

  /** Tells what could not be carried; what stands in its place is never true, and never known to be. */
  lost(code: FindingCode, what: string): Node {
    this.tell(code, `${what}; it was taken as never true`);
    return LOST;
  }

  /** Tells what the format itself takes as false. */
  never(code: FindingCode, what: string): Node {
    this.tell(code, `${what}; it is never true`);
    return NEVER;
  }

  #with(parts: { at?: Pointer; scope?: Scope; depth?: number }): Reading {
    const { at, scope, plain } = this;
    const [findings, count, depth] = [this.#findings, this.#count, this.#depth];
    return new Reading({ at, scope, plain, findings, count, depth, ...parts });
  }
}

export const isScalar = (value: unknown): value is Scalar =>
  value === null ||
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && isFinite(value));

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
