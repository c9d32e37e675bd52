import type { Shape } from './shape.ts';

/** What a shape expects, for a person. */
export function describe(shape: Shape): string {
  if (shape.is === 'target') return 'the id, the group or the issue of an action';
  if (shape.is === 'node') return `a ${shape.family}`;
  if (shape.is === 'oneOf') return `one of ${shape.of.join(', ')}`;
  if (shape.is === 'true') return 'true';
  if (shape.is === 'list' && shape.orOne) return `${describe(shape.of)} or a list`;
  if (shape.is === 'term') return 'a path, a finite number or a term';
  if (shape.is !== 'number') return `a ${shape.is}`;
  const { min, above, max, whole } = shape;
  const bounds = [
    above === undefined ? '' : ` above ${above}`,
    min === undefined ? '' : ` of at least ${min}`,
    max === undefined ? '' : ` of at most ${max}`,
  ];
  return `a ${whole ? 'whole' : 'finite'} number${bounds.filter(Boolean).join(' and')}`;
}

/** What was found instead, for a person; never long, never the whole. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'function') return 'a function, which cannot be stored';
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  return String(value as number | boolean | bigint | symbol | null);
}
