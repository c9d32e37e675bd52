import type { Comparison, Compare } from '../conditions/compare.ts';
import type { Leaf } from '../conditions/conditionRule.ts';
import type { JsonType } from '../conditions/isType.ts';
import { typeOf } from '../internal/typeOf.ts';
import type { Node, Scalar } from '../shape/shape.ts';
import type { Builder } from '../strategy/builder.ts';
import type { Instant } from '../time/instant.ts';
import type { Question } from './question.ts';
import type { StandIn } from './standIn.ts';
import { ANY_TRUTH, but, FALSE, only, TRUE, UNKNOWN, type Truths } from './truths.ts';

/** All that a condition may be made of. */
type Parts = Node & {
  readonly path?: string;
  readonly at?: Instant;
  readonly values?: readonly Scalar[];
  readonly ignoreCase?: true;
  readonly days?: readonly unknown[];
  readonly from?: unknown;
  readonly to?: unknown;
};

const LIST: readonly JsonType[] = ['array'];
const TEXT: readonly JsonType[] = ['string'];
/** A `Date` is an object. */
const INSTANT: readonly JsonType[] = ['number', 'string', 'object'];

/** The types of which a condition of a kind may be anything but unknown; one that is not listed may be anything of all. */
const ANSWERING: ReadonlyMap<string, readonly JsonType[]> = new Map([
  ...['startsWith', 'endsWith', 'includes', 'matches', 'version'].map((kind) => [kind, TEXT] as const),
  ...['contains', 'containsAny', 'containsAll', 'some', 'every', 'none'].map((kind) => [kind, LIST] as const),
  ...['within', 'dayOfWeek', 'timeOfDay'].map((kind) => [kind, INSTANT] as const),
]);

/** Of what answers them at all they are never unknown. */
const DECIDED: ReadonlySet<string> = new Set([
  'startsWith',
  'endsWith',
  'includes',
  'contains',
  'containsAny',
  'containsAll',
]);

/** Of what stands in they tell everything apart, though they have no cuts. */
const EXACT: ReadonlySet<string> = new Set(['isType', 'before', 'after']);

const TURNED: Readonly<Partial<Record<Comparison, Comparison>>> = { gt: 'lt', gte: 'lte', lt: 'gt', lte: 'gte' };

/** Makes questions of conditions, each once. */
export class Questions {
  readonly #builder: Builder;
  readonly #known = new WeakMap<Node, Question>();

  constructor(builder: Builder) {
    this.#builder = builder;
  }

  on(node: Node): Question {
    let question = this.#known.get(node);
    if (question === undefined) this.#known.set(node, (question = this.#make(plain(node))));
    return question;
  }

  #make(node: Node): Question {
    const { kind, path, at, values, ignoreCase = false } = node as Parts;
    const { form } = this.#builder.condition(node, '');
    const leaf = form?.is === 'leaf' ? form : undefined;
    const folded = ignoreCase && values !== undefined ? values : undefined;
    const knows = (standIn: StandIn): boolean =>
      standIn.isAlone ||
      EXACT.has(kind) ||
      leaf?.relation.cuts !== undefined ||
      (folded !== undefined && typeof standIn.value !== 'string');
    const unsure = unsureAnswers(node as Parts);
    return {
      key: JSON.stringify(node),
      path: leaf?.path ?? path,
      cuts: leaf?.relation.cuts?.(leaf.operand) ?? folded ?? [],
      instants: EXACT.has(kind) && at !== undefined ? [at] : [],
      answers: (standIn) => (leaf !== undefined && knows(standIn) ? answerOf(leaf, standIn.value) : unsure(standIn)),
    };
  }
}

/** A comparison of an attribute with a number means what the condition says that compares them. */
function plain(node: Node): Node {
  if (node.kind !== 'compare') return node;
  const { left, is, right } = node as Compare;
  const turned = TURNED[is];
  if (turned === undefined) return node;
  if (typeof left === 'string' && typeof right === 'number') return { kind: is, path: left, value: right } as Node;
  if (typeof left === 'number' && typeof right === 'string') return { kind: turned, path: right, value: left } as Node;
  return node;
}

/** A rule of somebody else's may throw where `matches` would not. */
function answerOf({ relation, operand }: Leaf, value: unknown): Truths {
  try {
    return only(relation.holds(value, operand));
  } catch {
    return ANY_TRUTH;
  }
}

/** The answers of which no more is known than the kind of the condition tells. */
function unsureAnswers(node: Parts): (standIn: StandIn) => Truths {
  const { kind } = node;
  const types = node.path === undefined ? undefined : ANSWERING.get(kind);
  const some = (DECIDED.has(kind) ? TRUE | FALSE : ANY_TRUTH) & (isNeverTrue(node) ? but(TRUE) : ANY_TRUTH);
  return ({ value }) => (types === undefined || types.includes(typeOf(value) as JsonType) ? some : UNKNOWN);
}

/** No day and no time is among none. */
const isNeverTrue = ({ kind, days, from, to, values }: Parts): boolean =>
  (kind === 'dayOfWeek' && days?.length === 0) ||
  (kind === 'timeOfDay' && from === to) ||
  (kind === 'containsAny' && values?.length === 0);
