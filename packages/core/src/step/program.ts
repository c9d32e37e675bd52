import type { CustomerEvent } from '../events/customerEvent.ts';
import type { Receipt } from '../events/receipt.ts';
import type { KnownExperiment } from '../experiments/experimentsOf.ts';
import type { Slot } from '../funnel/allocate.ts';
import type { Cause } from '../funnel/cause.ts';
import type { Decision, StrategyReference } from '../funnel/decision.ts';
import type { Proposal } from '../funnel/proposal.ts';
import type { Shortlist, Stage } from '../funnel/shortlist.ts';
import type { Trace } from '../funnel/trace.ts';
import type { Merge } from '../identity/merge.ts';
import type { Standing } from '../identity/standing.ts';
import type { Named } from '../internal/named.ts';
import type { OutcomeMemory } from '../policies/outcomeInterest.ts';
import type { CompiledPolicy } from '../policies/policyRule.ts';
import type { CompiledAggregate } from '../profile/aggregateRule.ts';
import type { Hearing } from '../profile/consent.ts';
import type { Profile } from '../profile/customerState.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Retention } from '../profile/retention.ts';
import type { Amendment } from '../strategy/amend.ts';
import type { Readership } from '../strategy/readership.ts';
import type { Millis } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import type { CompiledTrigger } from '../triggers/triggerRule.ts';
import type { carriedOver } from './carriedOver.ts';
import type { Gathering } from './gathering.ts';
import type { healthOf } from './healthOf.ts';
import type { Intake } from './intake.ts';
import type { isWhole } from './isWhole.ts';
import type { says } from './says.ts';
import type { Source } from './sourceOf.ts';
import type { Step } from './step.ts';
import type { Triggering } from './triggering.ts';
import type { Turn } from './turn.ts';
import type { withdraw } from './withdraw.ts';

type Memories = CustomerState['aggregates'];

/** A recipe as it is applied: the profile after it; the same where it fails, which is reported. */
export type AppliedRecipe = (profile: Profile, event: CustomerEvent, report: (message: string) => void) => Profile;

/** What keeps identities apart that have turned out to be one customer. */
export interface Merging {
  readonly intake: Intake<Merge>;
  /** What an aggregate remembers of all identities together. */
  memoryOf(aggregate: CompiledAggregate, state: CustomerState, name: string): unknown;
  /** Have what identities have brought, and where they stood, the form that a step writes? */
  areWhole(state: CustomerState): boolean;
  /** A state that is taken over, with what its identities have brought. */
  withOrigins(state: CustomerState, aggregatesOf: (memories: Memories) => Memories): CustomerState;
  /** The same with where they stood. */
  withPending(state: CustomerState, carried: (standing: Standing) => Standing): CustomerState;
}

/** What is kept for how long, and how that is let go. */
interface Keeping {
  readonly retention: Retention;
  letGo(turn: Turn, retention: Retention): void;
  endOf(program: Program, state: CustomerState, retention: Retention): Instant;
  keepFewOpen(turn: Turn, retention: Retention): void;
}

/** A strategy made ready to run: everything looked up once, nothing that changes. */
export interface Program {
  readonly strategy: StrategyReference;
  /** What it was made of; not there where it was changed since. */
  readonly source?: Source | undefined;
  readonly lateness?: Millis;
  /** How old and how complete a profile is; not there where the code for it was left out. */
  readonly healthOf?: typeof healthOf;
  /** The attributes that every customer should have. */
  readonly expected?: readonly string[];
  /** What lets go of what is kept no longer; not there where everything is kept. */
  readonly keeping?: Keeping;
  /** What makes aggregates run; not there where no rule is one. */
  readonly gathering?: Gathering;
  /** What makes triggers run; not there where no rule is one. */
  readonly triggering?: Triggering;
  /** The marks of what a state remembers; not there where it can remember nothing that is marked. */
  readonly marksOf?: (program: Program, state: CustomerState) => string;
  /** By event type. */
  readonly recipes?: ReadonlyMap<string, AppliedRecipe>;
  readonly aggregates: ReadonlyMap<string, CompiledAggregate>;
  readonly aggregatesOf?: ReadonlyMap<string, readonly Named<CompiledAggregate>[]>;
  readonly triggers: ReadonlyMap<string, CompiledTrigger>;
  /** Who looks at the events of each trigger. */
  readonly readership?: Readership;
  /** What each trigger proposes, by its name, and under undefined what a request does. */
  readonly proposals: ReadonlyMap<string | undefined, Proposal>;
  readonly stages: readonly Stage[];
  readonly slots: ReadonlyMap<string, Slot>;
  /** How past outcomes are remembered; not there where no policy counts any. */
  readonly outcomes?: OutcomeMemory;
  /** Those that look at past contacts. */
  readonly policies: readonly CompiledPolicy[];
  readonly consents?: ReadonlySet<string>;
  /** Those who hear what events say of consent. */
  readonly hearings?: readonly Hearing[];
  /** Of an action's tags, those that contacts have to remember. */
  readonly tags: ReadonlySet<string>;
  /** Those in the stages, and in the arms of others. */
  readonly experiments: readonly KnownExperiment[];
  /** The arm of the experiment between whole strategies that this one is run for. */
  readonly arms?: NonNullable<Decision['arms']>;
  /** Set where the trace is on. */
  readonly trace?: Trace;
  /** Decides by the best candidates alone, where decisions are to be brief. */
  readonly brief?: (turn: Turn, cause: Cause, proposed: Shortlist) => Shortlist | undefined;
  /** Has a state the form that a step writes? Not there where the code for it was left out. */
  readonly isWhole?: typeof isWhole;
  /** Takes in events; not there where no rule hears any. */
  readonly events?: Intake<CustomerEvent>;
  /** A state of another version, taken over; not there where no rule hears events. */
  readonly carriedOver?: typeof carriedOver;
  /** Says what of the state before is held back no more. */
  readonly withdraw?: typeof withdraw;
  /** Takes in receipts; not there where the code for it was left out. */
  readonly receipts?: Intake<Receipt>;
  /** Says in words what is wrong with an input; not there where the code for it was left out. */
  readonly says?: typeof says;
  /** Keeps identities apart; not there where the code for it was left out. */
  readonly merging?: Merging;
  /** The step with other actions; not there where they cannot be changed. */
  readonly amend?: (amendment: Amendment) => Step;
}
