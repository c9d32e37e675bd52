import {
  allocate,
  amount,
  arbitrate,
  cap,
  compile,
  eq,
  holdout,
  hours,
  instant,
  lever,
  limit,
  minutes,
  not,
  plus,
  product,
  propensity,
  qualify,
  quiet,
  replay,
  type Bindings,
  type CustomerState,
  type Input,
  type Step,
  type Strategy,
  type Timed,
} from '../../src/index.ts';
import { recordOf, type DecisionRecord } from '../../src/why/index.ts';
import { event } from '../event.ts';
import { Random } from '../fuzz/random.ts';
import { everyKind } from '../soak/everyKind.ts';

const START = instant('2026-10-23T16:00:00Z');
const CUSTOMERS = ['ada', 'bob', 'cyd'];
const INPUTS = 150;
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata'];

/** Every kind of aggregate and trigger before a funnel whose scores are no round numbers. */
const recordedStrategy: Strategy = {
  ...everyKind,
  id: 'recorded',
  actions: [
    ...everyKind.actions.map((action, i) => ({ ...action, channel: 'email', value: 1 + i / 7 })),
    { id: 'hero', channel: 'web', value: 3, when: not(eq('profile.count_rolling', 0)) },
    { id: 'house', channel: 'web', value: 2.5 },
  ],
  funnel: [
    qualify(),
    limit(cap({ channel: 'email', atMost: 3, per: hours(20) }), quiet({ from: '22:00', to: '07:30' })),
    holdout({ share: 0.1 }),
    arbitrate(product(propensity('click'), amount(plus('profile.decayed', 0.1)), lever({ house: 0.7 }))),
    allocate({ hero: { channel: 'web', atMost: 1 }, inbox: { channel: 'email', atMost: 1 } }),
  ],
};

const bindings: Bindings = {
  // Arithmetic that every engine rounds alike.
  models: { click: ({ now }, { id }) => ((id.length * 31 + (now % 997)) % 89) / 97 },
  recipes: {
    renew: (draft, { time, properties }) => {
      draft['renewal'] = time + hours(20);
      draft['timeZone'] = properties['zone'];
    },
  },
};

export const recordedStep = (): Step => compile(recordedStrategy, bindings);

/** Some days of three customers, over the night in which clocks in Europe go back. */
function* history(): Generator<Timed, void, undefined> {
  const random = new Random(7, 0);
  for (let i = 0; i < INPUTS; i += 1) {
    const customer = random.pick(CUSTOMERS);
    const now = START + i * minutes(23);
    const input: Input = random.chance(0.15)
      ? { kind: 'request', id: `r${i}`, customer }
      : event(
          random.pick(['view', 'view', 'cart', 'order']),
          now - random.below(minutes(40)),
          { total: random.below(90_000) / 100, item: `item-${random.below(9)}`, zone: random.pick(ZONES) },
          { id: `e${i}`, customer },
        );
    yield { input, now };
  }
}

/** Their records, made now. */
export function recordedNow(): readonly DecisionRecord[] {
  const step = recordedStep();
  const states = new Map<string, CustomerState>();
  return [...replay(step, history())].map((stepped) => {
    const { customer } = stepped.input;
    const record = recordOf(step, states.get(customer), stepped);
    states.set(customer, stepped.result.state);
    return record;
  });
}
