import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

import { instant, type Instant } from '@opportune/core';

import { shared } from '../../../../../.config/shared.ts';

/** That a household got a campaign. */
export interface Mailing {
  readonly household: string;
  readonly campaign: number;
  /** As `Type A`. */
  readonly type: string;
  /** The first instant of the day on which the campaign began, in UTC. */
  readonly at: Instant;
}

/** All contacts of Complete Journey, in the order of date, campaign and household; undefined where the data is not there. */
export function campaigns(): readonly Mailing[] | undefined {
  const [contacts, descriptions] = [table('campaigns'), table('campaign_descriptions')];
  if (contacts === undefined || descriptions === undefined) return undefined;
  const known = new Map(descriptions.map(([campaign, type, start]) => [campaign, { type: type!, start: start! }]));
  return contacts
    .map(([campaign, household]): Mailing => {
      const { type, start } = known.get(campaign)!;
      return { household: household!, campaign: Number(campaign), type, at: instant(`${start}T00:00:00Z`) };
    })
    .sort((a, b) => a.at - b.at || a.campaign - b.campaign || Number(a.household) - Number(b.household));
}

/** The lines of a table without its head. No field of these is quoted. */
function table(name: string): readonly (readonly string[])[] | undefined {
  const file = shared(`data/completejourney/${name}.csv.gz`);
  if (file === undefined) return undefined;
  const [, ...lines] = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  return lines.map((line) => line.trim().split(','));
}
