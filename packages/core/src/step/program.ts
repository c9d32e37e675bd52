import type { KnownExperiment } from '../experiments/experimentsOf.ts';
import type { Slot } from '../funnel/allocate.ts';
import type { Decision, StrategyReference } from '../funnel/decision.ts';
import type { Proposal } from '../funnel/proposal.ts';
import type { Shortlist, Stage } from '../funnel/shortlist.ts';
import type { Merge } from '../identity/merge.ts';
import type { Named } from '../internal/named.ts';
import type { OutcomeMemory } from '../policies/outcomeInterest.ts';
import type { CompiledPolicy } from '../policies/policyRule.ts';
import type { CompiledAggregate } from '../profile/aggregateRule.ts';
import type { Hearing } from '../profile/consent.ts';
import type { Recipe } from '../profile/recipe.ts';
import type { Retention } from '../profile/retention.ts';
import type { Amendment } from '../strategy/amend.ts';
import type { Readership } from '../strategy/readership.ts';
import type { Millis } from '../time/duration.ts';
import type { Listeners } from '../triggers/listeners.ts';
import type { CompiledTrigger } from '../triggers/triggerRule.ts';
import type { Source } from './sourceOf.ts';
import type { Step } from './step.ts';
import type { Succession } from './succession.ts';
import type { Turn } from './turn.ts';

/** A strategy made ready to run: everything looked up once, nothing that changes. */
export interface Program {
  readonly strategy: StrategyReference;
  /** What it was made of; not there where it was changed since. */
  readonly source?: Source | undefined;
  readonly lateness: Millis;
  /** The attributes that every customer should have. */
  readonly expected: readonly string[];
  readonly retention?: Retention;
  /** By event type. */
  readonly recipes: ReadonlyMap<string, Recipe>;
  readonly aggregates: ReadonlyMap<string, CompiledAggregate>;
  readonly aggregatesOf: ReadonlyMap<string, readonly Named<CompiledAggregate>[]>;
  readonly triggers: ReadonlyMap<string, CompiledTrigger>;
  /** Those that listen to events of a type. */
  readonly triggersOn: (type: string) => Listeners | undefined;
  /** Who looks at the events of each trigger. */
  readonly readership: Readership;
  /** What each trigger proposes, by its name, and under undefined what a request does. */
  readonly proposals: ReadonlyMap<string | undefined, Proposal>;
  readonly stages: readonly Stage[];
  readonly slots: ReadonlyMap<string, Slot>;
  readonly succession: Succession;
  /** How past outcomes are remembered; not there where no policy counts any. */
  readonly outcomes?: OutcomeMemory;
  /** Those that look at past contacts. */
  readonly policies: readonly CompiledPolicy[];
  readonly consents: ReadonlySet<string>;
  /** Those who hear what events say of consent. */
  readonly hearings: readonly Hearing[];
  /** Of an action's tags, those that contacts have to remember. */
  readonly tags: ReadonlySet<string>;
  /** Those in the stages, and in the arms of others. */
  readonly experiments: readonly KnownExperiment[];
  /** The arm of the experiment between whole strategies that this one is run for. */
  readonly arms?: NonNullable<Decision['arms']>;
  readonly trace: boolean;
  /** Decides by the best candidates alone, where decisions are to be brief. */
  readonly brief?: (proposed: Shortlist) => Shortlist;
  /** Some policy holds back what it objects to, for later. */
  readonly defers: boolean;
  /** Takes a merge in; not there where the code for it was left out. */
  readonly merge?: (turn: Turn, merge: Merge) => void;
  /** The step with other actions; not there where they cannot be changed. */
  readonly amend?: (amendment: Amendment) => Step;
}
