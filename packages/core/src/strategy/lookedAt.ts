import { propertyOn } from '../triggers/propertyOn.ts';
import { BY_PATHS } from './byPaths.ts';

/** All that there is: code looks where it likes. */
export const EVERYTHING = '*';

/** What conditions and stages look at in events, as `event.total` and `steps.total`; each as often as it is met. */
export function lookedAt(value: unknown): readonly string[] {
  if (typeof value === 'string') {
    const [root, ...rest] = value.split('.');
    if (rest.length === 0) return [];
    if (root === 'event') return [`event.${propertyOn(rest)}`];
    return root === 'steps' ? [`steps.${propertyOn(rest.slice(1))}`] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  const parts = Object.values(value).flatMap(lookedAt);
  const { kind, model } = value as { readonly kind?: unknown; readonly model?: unknown };
  const isByPaths = typeof kind !== 'string' || (BY_PATHS.includes(kind) && model === undefined);
  return isByPaths ? parts : [...parts, EVERYTHING];
}
