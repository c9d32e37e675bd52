import type { Allocate } from '../funnel/allocate.ts';
import { COMPARED } from '../funnel/allocation/bestOf.ts';
import type { Arbitrate } from '../funnel/arbitrate.ts';
import type { Experiment } from '../funnel/experiment.ts';
import type { Limit } from '../funnel/limit.ts';
import { COUNTED } from '../funnel/odds/waysOf.ts';
import type { Qualify } from '../funnel/qualify.ts';
import { own } from '../internal/own.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import { targetsOf } from '../strategy/targetsOf.ts';
import type { Treatment } from '../strategy/treatment.ts';
import type { Pattern } from '../triggers/pattern.ts';
import { MOST_RUNS } from '../triggers/pattern/forest.ts';
import { boundOf, share, sumOf, type Bound, type Share } from './bound.ts';
import { askingOf, type Asking } from './contactBytes.ts';
import { QuestionCount } from './questionCount.ts';
import type { Sizes } from './sizes.ts';
import type { Subject } from './subject.ts';
import { stepNames } from './triggerBytes.ts';

/** Counts what is asked of conditions, policies and factors. */
export class Effort {
  readonly #subject: Subject;
  readonly #questions: QuestionCount;
  readonly #asking: readonly Asking[];

  constructor(subject: Subject, { members }: Sizes) {
    this.#subject = subject;
    this.#questions = new QuestionCount(subject.strategy, subject.vocabulary, members);
    this.#asking = askingOf(subject);
  }

  /** For one request. */
  get request(): Bound {
    return boundOf(this.#funnel(this.#subject.actions.filter(({ on }) => on === undefined)));
  }

  /** For one event of whatever type, at which no trigger fires more than once. */
  get event(): Bound {
    const { strategy, actions } = this.#subject;
    const { aggregates = {}, triggers = {} } = strategy;
    return boundOf([
      ...Object.entries(aggregates).map(([name, node]) =>
        share(under('/aggregates', name), `${name} asks which events count`, this.#questions.of(node, 'aggregate')),
      ),
      ...Object.entries(triggers).flatMap(([name, node]) => {
        const at = under('/triggers', name);
        const parts = this.#funnel(actions.filter(({ on }) => on === name)).map(({ atMost }) => atMost);
        return [
          share(at, `${name} looks at it`, this.#steps(node)),
          share(at, `${name} fires, and its actions go through the funnel`, sumOf(...parts)),
        ];
      }),
    ]);
  }

  /** What a trigger asks of one event: once to find whether it is concerned, and once more to see what it does. */
  #steps(node: Node): number {
    const once = this.#questions.of(node, 'trigger');
    if (node.kind !== 'pattern') return 2 * once;
    const ways = 2 * stepNames((node as Pattern).steps).length + 1;
    // Each run asks at each of its ways, in up to six parts of it, and of each run that goes on from it what has come between.
    return once * (3 + (MOST_RUNS + 1) * ways * (6 + ways));
  }

  #funnel(candidates: readonly Treatment[]): readonly Share[] {
    return this.#subject.strategy.funnel.map((stage, i) => this.#stage(stage, under('/funnel', i), candidates));
  }

  #stage(stage: Node, at: Pointer, candidates: readonly Treatment[]): Share {
    switch (stage.kind) {
      case 'qualify':
        return share(at, 'what qualify asks', this.#twice * this.#demands(stage as Qualify, candidates));
      case 'limit': {
        const policies: readonly Node[] = (stage as Limit).policies;
        return share(
          at,
          'its policies',
          this.#twice * this.#policies(candidates, (policy) => policies.includes(policy)),
        );
      }
      case 'arbitrate':
        return share(
          at,
          'scores',
          this.#twice * candidates.length * this.#questions.of((stage as Arbitrate<Node>).by, 'factor'),
        );
      case 'allocate':
        return share(at, 'policies again, and what scores are made of', this.#places(stage as Allocate, candidates));
      case 'experiment':
        return share(at, 'the arm that asks most', this.#arms(stage as Experiment, at, candidates));
      default:
        return share(at, stage.kind, this.#subject.hasForeignStages ? undefined : 0);
    }
  }

  /** Whom a ramp keeps out goes through the stages beside the others (D3). */
  get #twice(): number {
    return this.#has('ramp') ? 2 : 1;
  }

  #has(kind: string): boolean {
    return this.#subject.nodes('stage').some(({ node }) => node.kind === kind);
  }

  #demands(stage: Qualify, candidates: readonly Treatment[]): number {
    const tiers = [stage.eligible, stage.applicable, stage.suitable];
    const asked = candidates.flatMap((action) => [
      action.when,
      ...tiers.flatMap((tier = {}) => targetsOf(action).map((target) => own(tier, target))),
    ]);
    return asked.reduce(
      (sum, condition) => sum + (condition === undefined ? 0 : this.#questions.of(condition as Node, 'condition')),
      0,
    );
  }

  #policies(candidates: readonly Treatment[], isAsked: (policy: Node) => boolean): number {
    const asked = this.#asking.filter(({ found }) => isAsked(found.node));
    return candidates.reduce(
      (sum, action) => sum + asked.filter(({ policy: { concerns = () => true } }) => concerns(action)).length,
      0,
    );
  }

  /** Before a place is given away, policies are asked again; under constraints, on each way that is compared. */
  #places({ slots, kind: _kind, ...constraints }: Allocate, candidates: readonly Treatment[]): number {
    const { length } = candidates;
    const again = this.#policies(candidates, () => true);
    const ways = Object.keys(constraints).length === 0 ? 1 : 3 + 2 ** (Math.min(COMPARED, length) + 1);
    const places = Object.values(slots).reduce((sum, { atMost }) => sum + atMost, 0);
    const parts = this.#subject
      .nodes('stage')
      .map(({ node }) => (node.kind === 'arbitrate' ? this.#questions.ofParts((node as Arbitrate<Node>).by) : 0));
    return (
      again * ways * (this.#has('ramp') || this.#has('explore') ? 1 + COUNTED : 1) +
      Math.min(places, length) * Math.max(0, ...parts)
    );
  }

  #arms({ arms }: Experiment, at: Pointer, candidates: readonly Treatment[]): number | undefined {
    const sums = Object.values(arms).map(({ stages }) =>
      sumOf(...stages.map((stage, i) => this.#stage(stage, under(at, i), candidates).atMost)),
    );
    return sums.includes(undefined) ? undefined : Math.max(0, ...(sums as readonly number[]));
  }
}
