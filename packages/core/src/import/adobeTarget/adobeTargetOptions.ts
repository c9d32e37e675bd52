import { isList, isObject } from '../reading.ts';
import type { AdobeTargetEntry } from './fromAdobeTarget.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * What an entry shows: its options, with the macros (`${campaign.name}`, `${user.endpoint}`) of HTML filled in from what is known of the
 * activity, of the mbox and of its parameters. A macro of which nothing is known stays as it is.
 *
 * @param location - the mbox, view or page load that is asked for, with its `parameters`
 * @example
 * ```ts
 * import { adobeTargetOptions, fromAdobeTarget } from '@opportune/core/import';
 *
 * const consequence = { options: [{ type: 'html', content: '<b>${campaign.name}</b>' }] };
 * const rule = { ruleKey: '7', activityId: 7, condition: true, consequence, meta: { 'activity.name': 'Spring' } };
 * const { entries } = fromAdobeTarget({ rules: { mboxes: { hero: [rule] }, views: {} } });
 * adobeTargetOptions(entries[0]!); // => [{ type: 'html', content: '<b>Spring</b>' }]
 * ```
 * @see docs/guide/importing.md
 * @public
 */
export function adobeTargetOptions(entry: AdobeTargetEntry, location: Values = {}): readonly Values[] {
  const { options } = entry.consequence;
  const parameters = isObject(location['parameters']) ? location['parameters'] : {};
  const fill = (content: unknown): unknown => filled(content, [entry.meta, location, parameters]);
  return (isList(options) ? options : []).filter(isObject).map((option) => {
    if (option['type'] === 'html') return { ...option, content: fill(option['content']) };
    if (option['type'] !== 'actions' || !isList(option['content'])) return option;
    const actions = option['content'].map((action) =>
      isObject(action) && 'content' in action ? { ...action, content: fill(action['content']) } : action,
    );
    return { ...option, content: actions };
  });
}

const MACRO = /\$\{([a-zA-Z0-9_.]*?)\}/g;

function filled(content: unknown, sources: readonly Values[]): unknown {
  if (typeof content !== 'string') return content;
  return content.replace(MACRO, (macro, name: string) => {
    const key = keyOf(name);
    const source = sources.find((one) => Object.hasOwn(one, key) && one[key] !== undefined);
    return source ? String(source[key]) : macro;
  });
}

/** Target calls an activity a campaign, and an experience a recipe; of longer names the last two parts count. */
function keyOf(name: string): string {
  const parts = name
    .replace(/campaign/gi, 'activity')
    .replace(/recipe/gi, 'experience')
    .split('.');
  return parts
    .slice(-2)
    .filter((part) => part !== 'mbox')
    .join('.');
}
