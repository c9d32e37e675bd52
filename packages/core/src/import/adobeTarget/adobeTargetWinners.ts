import type { AdobeTarget, AdobeTargetEntry } from './fromAdobeTarget.ts';

/**
 * What a request asks for: one mbox, the load of a page, one view, or all views.
 * @public
 */
export type AdobeTargetAsked =
  | { readonly mbox: string }
  | { readonly pageLoad: true }
  | { readonly view: string }
  | { readonly views: true };

/**
 * The entries that win, in order. An mbox has one winner, the first of its rules that holds; the global mbox, which is what the load of
 * a page asks for, and views have one of each key. An entry that is restricted to properties takes part where the request names one of
 * them.
 *
 * @param holds - whether the condition of an entry is true now
 * @example
 * ```ts
 * import { adobeTargetWinners, fromAdobeTarget } from '@opportune/core/import';
 *
 * const rule = { ruleKey: '7', activityId: 7, condition: true, consequence: { options: [] } };
 * const imported = fromAdobeTarget({ rules: { mboxes: { hero: [rule, rule] }, views: {} } });
 * adobeTargetWinners(imported, { mbox: 'hero' }, () => true).map(({ id }) => id); // => ['mbox/hero/0']
 * ```
 * @see docs/guide/importing.md
 * @public
 */
export function adobeTargetWinners(
  imported: Pick<AdobeTarget, 'entries' | 'globalMbox'>,
  asked: AdobeTargetAsked,
  holds: (entry: AdobeTargetEntry) => boolean,
  property?: string,
): readonly AdobeTargetEntry[] {
  const { type, name } = placeOf(asked, imported.globalMbox);
  const isOne = type === 'mbox' && name !== imported.globalMbox;
  const winners = new Map<string, AdobeTargetEntry>();
  for (const entry of imported.entries) {
    const { location, key, properties } = entry;
    if (location.type !== type || (name !== undefined && location.name !== name)) continue;
    if (properties.length > 0 && (property === undefined || !properties.includes(property))) continue;
    if (!winners.has(key) && holds(entry)) winners.set(key, entry);
    if (isOne && winners.size > 0) break;
  }
  return [...winners.values()];
}

function placeOf(asked: AdobeTargetAsked, globalMbox: string): { type: 'mbox' | 'view'; name?: string } {
  if ('mbox' in asked) return { type: 'mbox', name: asked.mbox };
  if ('pageLoad' in asked) return { type: 'mbox', name: globalMbox };
  return 'view' in asked ? { type: 'view', name: asked.view } : { type: 'view' };
}
