import {
  allocate,
  compile,
  type CustomerEvent,
  type CustomerState,
  type Node,
  type StepResult,
  type TriggerMatch,
} from '@opportune/core';

/** A trigger, what happens to a customer, and until when time passes; times are minutes. */
export interface Scene {
  readonly title: string;
  readonly trigger: Node;
  /** Events as `type` or `type 50`, which is its total. */
  readonly events: readonly (readonly [minute: number, event: string])[];
  readonly until: number;
}

const MINUTE = 60_000;
const [LEFT, WIDTH, ROW] = [24, 712, 44];
const [INK, GREY, GREEN, RED] = ['#1f2328', '#59636e', '#2c7a3f', '#b3261e'];

/** Draws what a trigger makes of events: a line of events, and under it one line for each time that it fires. */
export function timeline(scene: Scene): string {
  const events = scene.events.map(([minute, said], i) => eventOf(minute, said, i));
  const fired = play(scene.trigger, events, scene.until);
  const x = (time: number): number => LEFT + 30 + Math.round(((WIDTH - 2 * LEFT - 60) * time) / (scene.until * MINUTE));
  const height = 112 + ROW * Math.max(1, fired.length) + 16;
  const taken = new Set(
    fired.flatMap(({ steps = {} }) => Object.values(steps).flatMap((each) => each.map(({ id }) => id))),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" font-family="system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif">`,
    `<title>${escaped(scene.title)}</title>`,
    `<rect width="${WIDTH}" height="${height}" rx="14" fill="#fff"/>`,
    text(LEFT, 34, escaped(scene.title), INK, 'font-size="16" font-weight="600"'),
    text(WIDTH - LEFT, 34, `${scene.until} minutes`, GREY, 'font-size="12" text-anchor="end"'),
    `<path d="M${LEFT} 78H${WIDTH - LEFT}" stroke="#c9ced4" stroke-width="2"/>`,
    ...events.map((event, i) => dot(x(event.time), 78, taken.has(event.id) ? INK : '#c9ced4', scene.events[i]![1])),
    ...(fired.length === 0 ? [text(LEFT, 140, 'fires never', GREY, 'font-size="13"')] : []),
    ...fired.map((match, i) => row(match, 132 + i * ROW, x)),
    '</svg>',
    '',
  ].join('\n');
}

const eventOf = (minute: number, said: string, i: number): CustomerEvent => {
  const [type = '', total] = said.split(' ');
  const properties = total === undefined ? {} : { total: Number(total) };
  return { id: `e${i}`, type, customer: 'ada', time: minute * MINUTE, properties };
};

/** Lets events and time pass, and gives what has fired. */
function play(trigger: Node, events: readonly CustomerEvent[], until: number): readonly TriggerMatch[] {
  const step = compile({
    id: 'scene',
    version: '1',
    triggers: { scene: trigger },
    actions: [{ id: 'any', channel: 'web', on: 'scene' }],
    funnel: [allocate({ one: { channel: 'web', atMost: 1 } })],
  });
  const fired: TriggerMatch[] = [];
  let state: CustomerState | undefined;
  for (const event of events) {
    const result = step(state, event, event.time);
    state = result.state;
    fired.push(...result.fired);
  }
  for (let due: number | undefined = 0; due !== undefined && due <= until * MINUTE;) {
    const result: StepResult = step(state, { kind: 'wakeUp', customer: 'ada' }, due);
    state = result.state;
    fired.push(...result.fired);
    due = result.wakeAt;
  }
  return fired;
}

function row(match: TriggerMatch, y: number, x: (time: number) => number): string {
  const isMissed = match.kind === 'timeout';
  const colour = isMissed ? RED : GREEN;
  const line = `<path d="M${x(match.openedAt)} ${y}H${x(match.at)}" stroke="${colour}" stroke-width="2"${isMissed ? ' stroke-dasharray="5 4"' : ''}/>`;
  const steps = Object.entries(match.steps ?? {}).flatMap(([name, events]) =>
    events.map(({ time }, i) => dot(x(time), y, colour, events.length === 1 ? name : `${name} ${i + 1}`)),
  );
  // Beside the dot of the event with which it fires.
  const end = x(match.at) + (match.event?.time === match.at ? 9 : 0);
  const mark = isMissed
    ? `<path d="M${end - 6} ${y - 6}l12 12m0 -12l-12 12" stroke="${colour}" stroke-width="2.5"/>`
    : `<path d="M${end - 5} ${y - 9}l16 9l-16 9z" fill="${colour}"/>`;
  return [line, ...steps, mark].join('\n');
}

const dot = (x: number, y: number, colour: string, label: string): string =>
  `<circle cx="${x}" cy="${y}" r="6" fill="${colour}"/>\n${text(x, y + 21, escaped(label), GREY, 'font-size="12" text-anchor="middle"')}`;

const text = (x: number, y: number, said: string, colour: string, more: string): string =>
  `<text x="${x}" y="${y}" ${more} fill="${colour}">${said}</text>`;

const escaped = (said: string): string => said.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
