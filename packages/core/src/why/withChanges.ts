import type { Input } from '../events/input.ts';
import { own } from '../internal/own.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Change } from './change.ts';
import type { Plain } from './plainly.ts';

/** A moment to ask about. */
export interface Changed {
  readonly state: CustomerState;
  readonly input: Input;
  /** What is there under a path. */
  readonly read: (path: string) => unknown;
}

type Json = Readonly<Record<string, unknown>>;

const CONSENTS = 'consents.';

/** The situation with some attributes set or taken away. */
export function withChanges({ state, input }: Plain, changes: readonly Pick<Change, 'path' | 'to'>[]): Changed {
  let changed = { state, input };
  for (const { path, to } of changes) changed = set(changed, path, to);
  return { ...changed, read: (path) => read(changed, path) };
}

function set({ state, input }: Omit<Changed, 'read'>, path: string, to: unknown): Omit<Changed, 'read'> {
  if (path.startsWith(CONSENTS)) {
    const word = { granted: to === true, at: state.watermark };
    return { state: { ...state, consents: { ...state.consents, [path.slice(CONSENTS.length)]: word } }, input };
  }
  const [root, ...names] = namesIn(path);
  if (root === 'profile') return { state: { ...state, profile: put(state.profile, names, to) }, input };
  if (root === 'event' && 'properties' in input) {
    return { state, input: { ...input, properties: put(input.properties, names, to) } };
  }
  if (root === 'context' && input.kind === 'request') {
    return { state, input: { ...input, context: put(input.context ?? {}, names, to) } };
  }
  return { state, input };
}

function read({ state, input }: Omit<Changed, 'read'>, path: string): unknown {
  if (path.startsWith(CONSENTS)) return own(state.consents, path.slice(CONSENTS.length))?.granted;
  const [root, ...names] = namesIn(path);
  const whole: unknown =
    root === 'profile'
      ? state.profile
      : root === 'event' && 'properties' in input
        ? input.properties
        : root === 'context' && input.kind === 'request'
          ? input.context
          : undefined;
  return names.reduce((at: unknown, name) => (isObject(at) ? own(at, name) : undefined), whole);
}

/** `event.properties.x` is the same as `event.x`. */
function namesIn(path: string): readonly string[] {
  const names = path.split('.');
  return names[0] === 'event' && names[1] === 'properties' ? ['event', ...names.slice(2)] : names;
}

function put(whole: Json, [name = '', ...rest]: readonly string[], to: unknown): Json {
  if (rest.length > 0) {
    const part = own(whole, name);
    return { ...whole, [name]: put(isObject(part) ? part : {}, rest, to) };
  }
  const { [name]: _, ...others } = whole;
  return to === undefined ? others : { ...others, [name]: to };
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
