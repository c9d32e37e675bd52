/** A case of the suite: definitions, and what happens step by step. Times are milliseconds from T0. */
export interface DittofeedCase extends Definitions {
  readonly id: string;
  readonly description: string;
  readonly skip?: boolean;
  readonly large?: boolean;
  readonly steps: readonly DittofeedStep[];
}

export interface Definitions {
  readonly segments?: readonly { readonly name: string; readonly definition: SegmentDefinition }[];
  readonly userProperties?: readonly { readonly name: string; readonly definition: PropertyDefinition }[];
}

export interface DittofeedStep {
  readonly now: number;
  readonly events?: readonly DittofeedEvent[];
  readonly compute?: boolean;
  readonly update?: Definitions;
  readonly updateJourneys?: unknown;
  readonly expect?: {
    readonly users?: readonly DittofeedUser[];
    readonly userCount?: number;
    readonly journeySignals?: unknown;
  };
}

export interface DittofeedEvent {
  readonly at: number;
  readonly type: string;
  readonly userId?: string;
  readonly event?: string;
  readonly traits?: Readonly<Record<string, unknown>>;
  readonly properties?: Readonly<Record<string, unknown>>;
}

export interface DittofeedUser {
  readonly id: string;
  readonly segments?: Readonly<Record<string, true | null>>;
  readonly properties?: Readonly<Record<string, unknown>>;
}

interface SegmentDefinition {
  readonly entryNode: SegmentNode;
  readonly nodes: readonly SegmentNode[];
}

export interface SegmentNode {
  readonly type: string;
  readonly id: string;
  readonly children?: readonly string[];
  readonly path?: string;
  readonly item?: string;
  readonly operator?: Operator;
  readonly event?: string;
  readonly times?: number;
  readonly timesOperator?: string;
  readonly withinSeconds?: number;
  readonly properties?: readonly Clause[];
  readonly whereProperties?: readonly Clause[];
  readonly hasProperties?: readonly Clause[];
}

export interface Clause {
  readonly path: string;
  readonly operator: Operator;
}

export interface Operator {
  readonly type: string;
  readonly value?: string | number;
  readonly comparator?: string;
  readonly windowSeconds?: number;
}

export interface PropertyDefinition {
  readonly type: string;
  readonly path?: string;
  readonly event?: string;
  readonly skipReCompute?: boolean;
  readonly properties?: readonly Clause[];
  readonly entry?: string;
  readonly nodes?: readonly (PropertyDefinition & { readonly id: string; readonly children?: readonly string[] })[];
}
