import { under, type Pointer } from '../shape/pointer.ts';
import { personalKind, type PersonalKind } from './personal/personalKind.ts';

/** Something that looks like personal data, and where; a star stands for any place in a list. */
export interface Exposure {
  readonly kind: PersonalKind;
  readonly path: Pointer;
}

/** So deep, and at so many values, an event is looked at. */
const DEEPEST = 6;
const MOST = 256;

/**
 * What in the properties of an event looks like personal data, save what is declared to be; each kind at each path once.
 * A name that looks like it counts as well, and is not repeated.
 */
export function personalData(properties: unknown, declared: ReadonlySet<Pointer>): readonly Exposure[] {
  const found = new Map<string, Exposure>();
  // One list of names for the whole walk: most events hold nothing, and need no path.
  const way: string[] = [];
  let left = MOST;
  const find = (kind: PersonalKind | undefined): void => {
    if (kind === undefined) return;
    const path = way.reduce<Pointer>(under, '/properties');
    if (!isDeclared(path, declared)) found.set(`${kind} ${path}`, { kind, path });
  };
  const look = (value: unknown): void => {
    left -= 1;
    if (typeof value === 'string') return find(personalKind(value));
    if (typeof value !== 'object' || value === null || way.length === DEEPEST) return;
    const step = way.push('*') - 1;
    if (Array.isArray(value)) for (let i = 0; i < value.length && left > 0; i += 1) look(value[i]);
    else {
      for (const key of Object.keys(value)) {
        if (left <= 0) break;
        const kind = personalKind(key);
        way[step] = kind === undefined ? key : '*';
        find(kind);
        look((value as Readonly<Record<string, unknown>>)[key]);
      }
    }
    way.pop();
  };
  look(properties);
  return [...found.values()];
}

/** What stands around it may be declared instead. */
function isDeclared(path: Pointer, declared: ReadonlySet<Pointer>): boolean {
  if (declared.size === 0) return false;
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    if (declared.has(path.slice(0, end))) return true;
  }
  return false;
}
