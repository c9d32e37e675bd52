import type { Colors } from 'picocolors/types';

import type { Checked, OutageStory } from '../run/outageStory.ts';
import { wrap } from './text.ts';
import { delay, moment, plural, timeOfDay, whole } from './words.ts';

/** What an outage led to, in a few lines. */
export function outageText(story: OutageStory, columns: number, { bold, dim, green, red }: Colors): string {
  const { from, to, decided, waited, tries, letGo, checked } = story;
  const paint = checked.lost + checked.doubled + checked.astray === 0 ? green : red;
  const row = (name: string, text: string, look = (line: string): string => line): string[] =>
    wrap(text, columns - 14).map((line, i) => `  ${dim((i === 0 ? name : '').padEnd(10))} ${look(line)}`);
  return [
    '',
    `${bold('The mailing platform was down')}  ${moment(from)} to ${timeOfDay(to)} UTC`,
    '',
    ...row('outage', 'its process was killed, and started again on its own journal'),
    ...row('decided', `${plural(decided, 'e-mail')} meanwhile, each stored before it is sent`),
    ...row(
      'waited',
      waited === 0 ? 'nothing' : `${whole(waited)} in the outbox, tried ${plural(tries, 'time')} in vain`,
    ),
    ...row('recovered', recovery(story)),
    ...Object.entries(letGo).flatMap(([why, count]) => row('let go', `${plural(count, 'e-mail')}: ${why}`)),
    ...row('checked', `${plural(checked.decisions, 'decision')} by id, against the platform's journal:`),
    ...row('', verdict(checked), paint),
  ].join('\n');
}

function recovery({ waited, recovered, to, delivered, longestWait }: OutageStory): string {
  if (waited === 0) return 'at once';
  if (recovered === undefined) return 'not yet: what waits is in the store';
  if (delivered === 0) return 'with nothing left to send';
  return `${delay(recovered - to)} after it was back: ${whole(delivered)} went out, the oldest after ${delay(longestWait)}`;
}

/** What the platform's own journal says of all e-mails of the run. */
function verdict({ once, withheld, waiting, lost, doubled, astray }: Checked): string {
  const said = [
    [once, 'arrived once'],
    [withheld, 'let go'],
    [waiting, 'still to go'],
    [lost, 'lost'],
    [doubled, 'doubled'],
    [astray, 'arrived though let go'],
  ] as const;
  const isSaid = (what: string): boolean => what === 'arrived once' || what === 'lost' || what === 'doubled';
  return said.flatMap(([count, what]) => (count > 0 || isSaid(what) ? [`${whole(count)} ${what}`] : [])).join(', ');
}
