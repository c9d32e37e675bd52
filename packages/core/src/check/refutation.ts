import type { Node } from '../shape/shape.ts';
import { asWritten } from './asWritten.ts';
import { allowedBy, contradictionIn, type Constraint } from './constraint.ts';
import type { Clause } from './finding.ts';
import type { Goal } from './goal.ts';
import { partsOf } from './partsOf.ts';
import type { Question } from './question.ts';
import type { Questions } from './questions.ts';
import type { StandIn } from './standIn.ts';
import { ANY_TRUTH, but, FALSE, TRUE } from './truths.ts';
import type { World } from './world.ts';

/** Ways grow with every `any`; what is not refuted within so many steps counts as possible. */
const MOST_STEPS = 2000;

/** What is known on one way through the goals, by attribute, with something that all of it allows. */
type Branch = ReadonlyMap<string, { readonly constraints: readonly Constraint[]; readonly allowed: StandIn }>;

/** Tells what cannot be, and why. What it refutes never is; what it does not may be. */
export class Refutation {
  readonly #questions: Questions;
  readonly #conditions: Readonly<Record<string, Node>>;
  #steps = 0;

  /** @param conditions - those that the strategy has by name */
  constructor(questions: Questions, conditions: Readonly<Record<string, Node>>) {
    this.#questions = questions;
    this.#conditions = conditions;
  }

  /** The clauses by which the goals cannot all be met at one moment; undefined where they may be. */
  of(goals: readonly Goal[], world: World, known: readonly Constraint[] = []): readonly Clause[] | undefined {
    this.#steps = 0;
    let branch: Branch = new Map();
    for (const constraint of known) {
      const next = joined(branch, constraint, world);
      if (next.contradiction !== undefined) return clausesOf(next.contradiction);
      branch = next.branch;
    }
    const proof = this.#refute(goals, [], branch, world);
    return proof === undefined ? undefined : once(proof);
  }

  /** @param choices - goals that can be met in several ways, which are tried last */
  #refute(
    goals: readonly Goal[],
    choices: readonly (readonly Goal[])[],
    branch: Branch,
    world: World,
  ): readonly Clause[] | undefined {
    const open = [...goals];
    const ways = [...choices];
    let now = branch;
    for (let goal = open.pop(); goal !== undefined; goal = open.pop()) {
      this.#steps += 1;
      if (this.#steps > MOST_STEPS) return undefined;
      const parts = partsOf(goal, this.#conditions);
      if (parts?.every !== undefined) open.push(...parts.every);
      else if (parts?.some !== undefined) {
        if (parts.some.length === 0) return [clauseOf(goal)];
        ways.push(parts.some);
      } else {
        const constraint = { question: this.#questions.on(goal.node), want: goal.want, clause: () => clauseOf(goal) };
        const next = joined(now, constraint, world);
        if (next.contradiction !== undefined) return clausesOf(next.contradiction);
        now = next.branch;
      }
    }
    return this.#refuteWays(ways, now, world);
  }

  #refuteWays(ways: readonly (readonly Goal[])[], branch: Branch, world: World): readonly Clause[] | undefined {
    const fewest = ways.reduce<readonly Goal[] | undefined>(
      (least, way) => (least === undefined || way.length < least.length ? way : least),
      undefined,
    );
    if (fewest === undefined) return undefined;
    const others = ways.filter((way) => way !== fewest);
    const proof: Clause[] = [];
    for (const goal of fewest) {
      const part = this.#refute([goal], others, branch, world);
      if (part === undefined) return undefined;
      proof.push(...part);
    }
    return proof;
  }
}

type Joined =
  | { readonly branch: Branch; readonly contradiction?: never }
  | { readonly contradiction: readonly Constraint[] };

/** The branch with one more constraint, or those that contradict one another then. */
function joined(branch: Branch, constraint: Constraint, world: World): Joined {
  const { question } = constraint;
  // What is about no single attribute can contradict itself only.
  const about = question.path ?? `: ${question.key}`;
  const before = branch.get(about);
  const known = before?.constraints ?? (question.path === undefined ? [] : world.factsOn(question.path));
  const constraints = [...known, constraint];
  const allowed = stillAllowed(before?.allowed, constraints, question) ?? allowedBy(constraints);
  return allowed === undefined
    ? { contradiction: contradictionIn(constraints) }
    : { branch: new Map(branch).set(about, { constraints, allowed }) };
}

/** Mostly what was allowed before still is, and need not be looked for again. */
function stillAllowed(
  allowed: StandIn | undefined,
  constraints: readonly Constraint[],
  { key, answers }: Question,
): StandIn | undefined {
  if (allowed === undefined) return undefined;
  const want = constraints.reduce((left, other) => (other.question.key === key ? left & other.want : left), ANY_TRUTH);
  return (answers(allowed) & want) === 0 ? undefined : allowed;
}

const clausesOf = (constraints: readonly Constraint[]): readonly Clause[] => constraints.map(({ clause }) => clause());

function clauseOf({ node, at, want }: Goal): Clause {
  const written = asWritten(node);
  if (want === TRUE) return { path: at, says: `${written} is true` };
  return {
    path: at,
    says: `${written} is ${want === but(TRUE) ? 'not true' : want === FALSE ? 'false' : 'not false'}`,
  };
}

const once = (clauses: readonly Clause[]): readonly Clause[] => [
  ...new Map(clauses.map((clause) => [`${clause.path} ${clause.says}`, clause])).values(),
];
