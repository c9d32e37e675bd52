/** A case of the CEP suite: facts of another engine's tests in a neutral form, which its `semantics` block explains. */
export interface CepCase {
  readonly id: string;
  readonly pattern: CepPattern;
  readonly events: readonly (CepEvent | CepWatermark)[];
  readonly expected: readonly (readonly string[])[];
  readonly expectedTimeouts?: readonly { readonly match: readonly string[]; readonly at: number }[];
  readonly expectedLate?: readonly string[];
  readonly order?: 'arrival';
  readonly watermark?: { readonly policy: string };
}

export interface CepPattern {
  readonly steps: readonly CepStep[];
  readonly within?: { readonly ms: number; readonly scope: 'first_last' | 'previous_current' };
  readonly afterMatch?: { readonly kind: string; readonly step?: string };
}

export interface CepStep {
  readonly name: string;
  readonly where: CepWhere;
  readonly link: 'begin' | 'next' | 'followedBy' | 'followedByAny' | 'notNext' | 'notFollowedBy';
  readonly times?: { readonly min: number; readonly max: number | null };
  readonly loop?: 'relaxed' | 'combinations' | 'consecutive';
  readonly optional?: boolean;
  readonly greedy?: boolean;
  readonly until?: CepWhere;
}

export interface CepWhere {
  readonly type?: string;
  readonly typeIn?: readonly string[];
  readonly gt?: readonly [string, number];
  readonly eq?: readonly [string, string | number | boolean];
  readonly eqRef?: readonly [string, string];
}

export interface CepEvent {
  readonly id: string;
  readonly type: string;
  readonly ts: number;
  readonly key?: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
}

interface CepWatermark {
  readonly watermark: number;
}
