import { EMAILS_A_WEEK } from '../../strategy.ts';
import type { Tally } from '../../tally/tally.ts';
import { plural, whole } from '../../view/words.ts';
import { figure } from '../figure.ts';
import { block, line, svg, words } from '../svg.ts';
import { ticks } from '../ticks.ts';

const WIDTH = 500;
const HEIGHT = 230;
const LEFT = 46;
const BOTTOM = 40;
const TOP = 26;

/** How much customers were written to, with the cap drawn in: nobody may be to the right of it. */
export function contactsChart(tally: Tally, customers: number): string {
  const counts = [...tally.contacts.mostAWeek(customers)];
  while (counts.length < EMAILS_A_WEEK + 2) counts.push(0);
  const over = counts.slice(EMAILS_A_WEEK + 1).reduce((sum, count) => sum + count, 0);
  const marks = ticks(Math.max(...counts));
  const y = (count: number): number => TOP + (HEIGHT - TOP - BOTTOM) * (1 - count / marks.at(-1)!);
  const step = (WIDTH - LEFT) / counts.length;
  const cap = LEFT + step * (EMAILS_A_WEEK + 1);
  const content = [
    ...marks.flatMap((mark) => [
      line({ x: LEFT, y: y(mark) }, { x: WIDTH, y: y(mark) }),
      words(whole(mark), { x: LEFT - 8, y: y(mark) + 4 }, { anchor: 'end', class: 'small' }),
    ]),
    ...counts.flatMap((count, messages) => {
      const x = LEFT + step * messages + step * 0.18;
      const fill = messages > EMAILS_A_WEEK ? 'var(--bad)' : 'var(--c1)';
      return [
        block(
          { x, y: y(count), width: step * 0.64, height: y(0) - y(count) },
          fill,
          `${plural(messages, 'message')}: ${plural(count, 'customer')}`,
          3,
        ),
        words(whole(count), { x: x + step * 0.32, y: y(count) - 6 }, { anchor: 'middle', class: 'strong' }),
        words(String(messages), { x: x + step * 0.32, y: HEIGHT - BOTTOM + 17 }, { anchor: 'middle' }),
      ];
    }),
    line({ x: cap, y: TOP - 14 }, { x: cap, y: y(0) }, 'limit'),
    words(`cap: ${String(EMAILS_A_WEEK)}`, { x: cap + 7, y: TOP - 4 }, { class: 'limit-label' }),
    words(
      'e-mails to one customer, the most in any 7 days',
      { x: (LEFT + WIDTH) / 2, y: HEIGHT - 4 },
      { anchor: 'middle', class: 'small' },
    ),
  ];
  return figure({
    title: 'Contacts per customer',
    note:
      over === 0
        ? 'The cap holds: nobody got more, in any seven days.'
        : `The cap was broken for ${plural(over, 'customer')}.`,
    picture: svg(WIDTH, HEIGHT, 'Customers by the most e-mails that they got in any seven days', content),
    table: {
      head: ['most e-mails in 7 days', 'customers'],
      rows: counts.map((count, messages) => [String(messages), whole(count)]),
    },
  });
}
