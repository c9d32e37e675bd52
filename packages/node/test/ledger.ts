import type { CustomerEvent, CustomerState, Decision, Input, Instant, Step, StepResult } from '@opportune/core';

/** What the ledger remembers of a customer. */
export interface Account {
  readonly total: number;
  readonly inputs: readonly string[];
  readonly alarms: readonly { readonly id: string; readonly at: Instant }[];
  /** Ids of the alarms that were dealt with. */
  readonly woken: readonly string[];
  readonly receipts: Readonly<Record<string, string>>;
}

/** What an event asks of the ledger. */
export interface Order {
  readonly add?: number;
  /** Decide at once for these channels. */
  readonly channels?: readonly string[];
  /** Decide for `email` after so many milliseconds. */
  readonly alarmIn?: number;
  /** Forget all alarms. */
  readonly calm?: true;
  readonly ignore?: 'TOO_LATE';
  readonly fail?: string;
}

const strategy = { id: 'ledger', version: '1', hash: '0'.repeat(32) };
const NEW: Account = { total: 0, inputs: [], alarms: [], woken: [], receipts: {} };

/** The account in a state. */
export const accountOf = (state: CustomerState | undefined): Account =>
  (state?.profile['account'] as Account | undefined) ?? NEW;

/** A step of which every effect can be counted. It does not know duplicates: that is the runtime's part. */
export const ledger: Step = Object.assign(
  (state: CustomerState | undefined, input: Input, now: Instant): StepResult => {
    const account = accountOf(state);
    const decide = (id: string, channel: string): Decision => decisionOf(id, input.customer, channel, now);
    const answer = (next: Account, decisions: Decision[] = []): StepResult => ({
      state: stateOf(input.customer, next),
      decisions,
      wakeAt: next.alarms.length === 0 ? undefined : Math.min(...next.alarms.map((alarm) => alarm.at)),
      fired: [],
      dropped: [],
      faults: [],
    });
    switch (input.kind) {
      case 'request':
        return answer({ ...account, inputs: [...account.inputs, input.id] }, [decide(`r:${input.id}`, 'web')]);
      case 'receipt': {
        if (account.receipts[input.decision] === input.status)
          return { ...answer(account), state: state!, ignored: 'NOT_FOUND' };
        return answer({ ...account, receipts: { ...account.receipts, [input.decision]: input.status } });
      }
      case 'wakeUp': {
        const due = account.alarms.filter((alarm) => alarm.at <= now);
        if (due.length === 0 && state !== undefined) return { ...answer(account), state };
        const alarms = account.alarms.filter((alarm) => alarm.at > now);
        return answer(
          { ...account, alarms, woken: [...account.woken, ...due.map((alarm) => alarm.id)] },
          due.map((alarm) => decide(`w:${alarm.id}`, 'email')),
        );
      }
      case 'merge':
        return { ...answer(account), state: state ?? stateOf(input.customer, NEW), ignored: 'INVALID' };
      default: {
        const order = input.properties as Order;
        if (order.fail !== undefined) throw new Error(order.fail);
        if (order.ignore !== undefined) {
          return { ...answer(account), state: state ?? stateOf(input.customer, NEW), ignored: order.ignore };
        }
        const alarm = order.alarmIn === undefined ? [] : [{ id: input.id, at: input.time + order.alarmIn }];
        const next = {
          ...account,
          total: account.total + (order.add ?? 0),
          inputs: [...account.inputs, input.id],
          alarms: order.calm === true ? [] : [...account.alarms, ...alarm],
        };
        return answer(
          next,
          (order.channels ?? []).map((channel, n) => decide(`${input.id}:${String(n)}`, channel)),
        );
      }
    }
  },
  { strategy },
);

export const eventOf = (id: string, customer: string, order: Order, time = 0): CustomerEvent => ({
  id,
  type: 'ordered',
  customer,
  time,
  properties: { ...order },
});

export const stateOf = (customer: string, account: Account): CustomerState => ({
  format: 1,
  customer,
  strategy: strategy.hash,
  watermark: 0,
  seen: [],
  profile: { account },
  aggregates: {},
  triggers: {},
  consents: {},
  contacts: [],
  deferrals: [],
  since: 0,
  revision: 0,
});

export const decisionOf = (id: string, customer: string, channel: string, at: Instant = 0): Decision => ({
  id,
  customer,
  action: 'say',
  channel,
  slot: channel,
  at,
  cause: { kind: 'request', id },
  score: 1,
  factors: [],
  probability: 1,
  strategy,
});
