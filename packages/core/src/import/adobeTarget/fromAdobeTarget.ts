import type { Condition } from '../../conditions/condition.ts';
import type { Finding } from '../finding.ts';
import { written } from '../javascript/written.ts';
import { ruleTruth } from '../jsonLogic/ruleTruth.ts';
import { isList, isObject, Reading } from '../reading.ts';

/** @public */
export interface AdobeTargetOptions {
  /**
   * The path of ours for a name in an audience; `context.` and the name where it is left out, and `context.allocation.` and the
   * activity for `allocation`, as `adobeTargetContext` has it.
   */
  readonly path?: (name: string, activity: string) => string;
  /** As in the other importers. */
  readonly conversions?: 'javascript' | 'none';
}

/**
 * One experience at one place, ready to be an entry or an action.
 * @public
 */
export interface AdobeTargetEntry {
  /** Unique: kind of place, its name and the place of the rule. */
  readonly id: string;
  readonly location: { readonly type: 'mbox' | 'view'; readonly name: string };
  /** Of the entries with one key at most one wins. */
  readonly key: string;
  readonly activity: string;
  readonly when: Condition;
  /** The first rule has the greatest; 1 is the last. */
  readonly priority: number;
  /** The properties that it is restricted to; of any where there are none. */
  readonly properties: readonly string[];
  /** What is shown, as the artifact has it: `options` with `type` and `content`, `metrics`. */
  readonly consequence: Readonly<Record<string, unknown>>;
  /** Activity, experience and offer by name and id. */
  readonly meta: Readonly<Record<string, unknown>>;
}

/** @public */
export interface AdobeTarget {
  readonly entries: readonly AdobeTargetEntry[];
  /** Every activity that audiences draw a share of visitors for. */
  readonly activities: readonly string[];
  readonly globalMbox: string;
  readonly findings: readonly Finding[];
}

const GLOBAL_MBOX = 'target-global-mbox';

/**
 * Reads the rules of Adobe Target's on-device decisioning (`rules.json`): each rule of each mbox and view becomes an entry with its
 * audience as a condition. `adobeTargetContext` makes what the conditions look at of a request, `adobeTargetWinners` says which entries
 * win. Audiences are JSON Logic and are carried as `fromJsonLogic` carries it.
 *
 * @example
 * ```ts
 * import { fromAdobeTarget } from '@opportune/core/import';
 *
 * const rule = { ruleKey: '7', activityId: 7, condition: { '<': [{ var: 'allocation' }, 50] }, consequence: { options: [] } };
 * const { entries } = fromAdobeTarget({ rules: { mboxes: { hero: [rule] }, views: {} } }, { conversions: 'none' });
 * entries[0]?.id; // => 'mbox/hero/0'
 * entries[0]?.when; // => { kind: 'isTrue', of: { kind: 'lt', path: 'context.allocation.7', value: 50 } }
 * ```
 * @see docs/guide/importing.md
 * @public
 */
export function fromAdobeTarget(artifact: unknown, options: AdobeTargetOptions = {}): AdobeTarget {
  const reading = Reading.of(options.conversions ? { conversions: options.conversions } : {});
  const { rules, globalMbox } = isObject(artifact) ? artifact : {};
  if (!isObject(rules)) reading.tell('FORM_INVALID', "an artifact has 'rules'; nothing was read");
  const of = isObject(rules) ? rules : {};
  const at = reading.in('rules');
  const entries = [
    ...placesOf('mbox', of['mboxes'], at.in('mboxes'), options),
    ...placesOf('view', of['views'], at.in('views'), options),
  ];
  return {
    entries,
    activities: [...new Set(entries.map(({ activity }) => activity))],
    globalMbox: typeof globalMbox === 'string' && globalMbox !== '' ? globalMbox : GLOBAL_MBOX,
    findings: reading.findings,
  };
}

type Place = AdobeTargetEntry['location']['type'];

function placesOf(
  type: Place,
  places: unknown,
  reading: Reading,
  options: AdobeTargetOptions,
): readonly AdobeTargetEntry[] {
  if (!isObject(places)) return [];
  return Object.entries(places).flatMap(([name, rules]) => {
    const at = reading.in(name);
    if (!isList(rules)) at.tell('FORM_INVALID', 'a list of rules is expected; nothing was read');
    const list = isList(rules) ? rules : [];
    return list.map((rule, i) => entryOf(rule, { type, name }, i, list.length - i, at.in(i), options));
  });
}

function entryOf(
  source: unknown,
  location: AdobeTargetEntry['location'],
  place: number,
  priority: number,
  reading: Reading,
  options: AdobeTargetOptions,
): AdobeTargetEntry {
  if (!isObject(source)) reading.tell('FORM_INVALID', 'a rule has to be an object');
  const { activityId, condition, consequence, meta, propertyTokens, ruleKey } = isObject(source) ? source : {};
  const about = isObject(meta) ? meta : {};
  const activity = written(about['activity.id'] ?? activityId ?? '');
  const { path = defaultPath } = options;
  const at = reading.in('condition').within((name) => path(name, activity));
  return {
    id: `${location.type}/${location.name}/${place}`,
    location,
    key: written(ruleKey ?? activity),
    activity,
    when: at.whole(() => ruleTruth(condition, at)),
    priority,
    properties: isList(propertyTokens) ? propertyTokens.map(written) : [],
    consequence: isObject(consequence) ? consequence : {},
    meta: about,
  };
}

const defaultPath = (name: string, activity: string): string =>
  name === 'allocation' ? `context.allocation.${activity}` : `context.${name}`;
