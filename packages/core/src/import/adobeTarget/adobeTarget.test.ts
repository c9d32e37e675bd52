import { readdirSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { ABSENT, shared, sharedJson } from '../../../../../.config/shared.ts';
import { judgeImported } from '../../../test/judgeImported.ts';
import { adobeTargetContext } from './adobeTargetContext.ts';
import { adobeTargetOptions } from './adobeTargetOptions.ts';
import { adobeTargetWinners, type AdobeTargetAsked } from './adobeTargetWinners.ts';
import { fromAdobeTarget, type AdobeTargetEntry } from './fromAdobeTarget.ts';

type Values = Readonly<Record<string, unknown>>;
interface Request {
  readonly id: Values;
  readonly property?: { readonly token?: string };
  readonly context: {
    readonly address?: Values;
    readonly userAgent?: string;
    readonly clientHints?: Values;
    readonly geo?: Values;
  };
  readonly execute?: Asked;
  readonly prefetch?: Asked;
}
interface Asked {
  readonly mboxes?: readonly Location[];
  readonly views?: readonly Location[];
  readonly pageLoad?: Location;
}
type Location = {
  readonly name?: string;
  readonly index?: number;
  readonly parameters?: Values;
  readonly address?: { readonly url?: string };
};
interface Case {
  readonly artifact?: string;
  readonly conf?: { readonly client: string };
  readonly mockDate?: {
    readonly year: number;
    readonly month: number;
    readonly date: number;
    readonly hours?: number;
    readonly minutes?: number;
  };
  readonly mockGeo?: Values;
  readonly input: { readonly request: Request };
  readonly output?: Answer;
  readonly notificationOutput?: {
    readonly request?: { readonly notifications?: readonly { readonly tokens?: readonly string[] }[] };
  } | null;
}
interface Answer {
  readonly execute?: Answered;
  readonly prefetch?: Answered;
}
interface Answered {
  readonly mboxes?: readonly Shown[];
  readonly views?: readonly Shown[];
  readonly pageLoad?: Shown;
}
type Shown = { readonly name?: string; readonly options?: readonly unknown[]; readonly trace?: Trace };
interface Trace {
  readonly evaluatedCampaignTargets?: readonly { readonly context: Values; readonly campaignId: number }[];
}

const folder = shared('suites/adobe-target');
const suites = folder === undefined ? [] : readdirSync(folder).filter((file) => file.endsWith('.json'));
const cases = suites.flatMap((file) => {
  const suite = sharedJson(`suites/adobe-target/${file}`) as Case & { readonly test: Record<string, Case> };
  return Object.entries(suite.test).map(([name, one]) => {
    const { artifact = suite.artifact, conf = suite.conf } = one;
    return { name: `${file.slice(11, -5)} ${name}`, one, artifact, client: conf?.client ?? 'someClientId' };
  });
});

const isHere = (artifact: string | undefined): boolean =>
  shared(`suites/adobe-target/artifacts/${artifact}.json`) !== undefined;

/** No decision is in what only says that a request was counted. */
const isDecision = ({ name }: (typeof cases)[number]): boolean => !name.startsWith('TELEMETRY');

type Played = (typeof cases)[number];

function player({ one, artifact, client }: Played) {
  const imported = fromAdobeTarget(sharedJson(`suites/adobe-target/artifacts/${artifact}.json`));
  const { request } = one.input;
  const { year = 2020, month = 0, date = 1, hours = 0, minutes = 0 } = one.mockDate ?? {};
  const context = (location: Location): Values =>
    adobeTargetContext(imported, {
      client,
      visitor: request.id,
      now: Date.UTC(year, month, date, hours, minutes),
      ...(request.context.address ? { address: request.context.address } : {}),
      ...(request.context.userAgent ? { userAgent: request.context.userAgent } : {}),
      ...(request.context.clientHints ? { clientHints: request.context.clientHints } : {}),
      geo: { ...request.context.geo, ...lookedUp(one.mockGeo) },
      location,
    });
  const winners = (asked: AdobeTargetAsked, location: Location): readonly AdobeTargetEntry[] => {
    const seen = context(location);
    return adobeTargetWinners(
      imported,
      asked,
      ({ when }) => judgeImported(when, { context: seen }) === true,
      request.property?.token,
    );
  };
  return { imported, context, winners };
}

/** What a look-up by IP address answers: under the names of its headers, or as a request says it. */
const lookedUp = (geo: Values = {}): Values =>
  Object.fromEntries(
    Object.entries(geo).map(([name, value]) => {
      const known = HEADERS[name] ?? name;
      return [known, known.endsWith('itude') ? Number(value) : value];
    }),
  );

const HEADERS: Readonly<Record<string, string>> = {
  'x-geo-latitude': 'latitude',
  'x-geo-longitude': 'longitude',
  'x-geo-country-code': 'countryCode',
  'x-geo-region-code': 'stateCode',
  'x-geo-city': 'city',
};

/** What is shown, without tokens; of an execution without what shows nothing. */
function shownBy(entries: readonly AdobeTargetEntry[], location: Location, mode: string): readonly unknown[] {
  const options = entries.flatMap((entry) => adobeTargetOptions(entry, location as Values));
  return options.filter((option) => mode === 'prefetch' || 'type' in option || 'content' in option).map(bare);
}

const bare = (option: unknown): unknown => {
  if (typeof option !== 'object') return { any: true };
  const { type, content } = option as Values;
  return { type, content };
};

const like = (expected: readonly unknown[] | undefined, seen: readonly unknown[]): readonly unknown[] =>
  (expected ?? []).map(bare).map((option, i) => ((option as Values)['any'] ? seen[i] : option));

describe.runIf(folder)('the suites of Adobe Target', () => {
  for (const played of cases) {
    const { name, one, artifact } = played;
    if (!isHere(artifact)) it.skip(`${name}: its artifact is not in this half`, () => {});
    else if (!isDecision(played)) it.skip(`${name}: telemetry is no decision`, () => {});
    else
      it(name, () => {
        const { context, imported, winners } = player(played);
        expect(imported.findings).toEqual([]);
        for (const mode of ['execute', 'prefetch'] as const) {
          const asked = one.input.request[mode] ?? {};
          const answer = one.output?.[mode];
          const check = (shown: Shown | undefined, by: AdobeTargetAsked, location: Location): void => {
            const options = shownBy(winners(by, location), location, mode);
            if (shown?.options) expect(options).toEqual(like(shown.options, options));
            else if (answer && !shown?.trace) expect(options).toEqual([]);
            for (const target of shown?.trace?.evaluatedCampaignTargets ?? [])
              expect(traced(context(location), target.campaignId)).toMatchObject(withoutClock(target.context));
          };
          asked.mboxes?.forEach((mbox, i) => {
            const shown = answer?.mboxes?.find((each) => each.name === mbox.name) ?? answer?.mboxes?.[i];
            check(shown, { mbox: mbox.name! }, mbox);
          });
          asked.views?.forEach((view) => {
            for (const shown of answer?.views ?? [])
              check(shown, view.name === undefined ? { view: shown.name! } : { view: view.name }, view);
          });
          if (asked.pageLoad) check(answer?.pageLoad, { pageLoad: true }, asked.pageLoad);
        }
        if (one.notificationOutput !== undefined) {
          const shown = one.input.request.execute?.mboxes ?? [];
          const tokens = shown.flatMap((mbox) => winners({ mbox: mbox.name! }, mbox).map(tokenOf)).filter(Boolean);
          expect(tokens).toEqual(
            (one.notificationOutput?.request?.notifications ?? []).flatMap((each) => each.tokens ?? []),
          );
        }
      });
  }
});

const tokenOf = ({ consequence }: AdobeTargetEntry): unknown =>
  (consequence['options'] as readonly { readonly eventToken?: string }[])[0]?.eventToken;

const traced = (context: Values, activity: number): Values => ({
  ...context,
  allocation: (context['allocation'] as Values)[String(activity)],
});

const withoutClock = ({ current_timestamp: _1, current_time: _2, current_day: _3, ...rest }: Values): Values => rest;

if (folder === undefined) describe(`the suites of Adobe Target (${ABSENT})`, () => it.skip('all of it', () => {}));
