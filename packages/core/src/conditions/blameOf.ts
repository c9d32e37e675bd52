import type { Moment } from '../funnel/moment.ts';
import type { Blame, CompiledCondition } from './conditionRule.ts';

/**
 * The clause that made a condition what it is now; asked only where it is not true. How conditions are made tells it, so that who never asks, as a page
 * that only decides, has no code for it.
 *
 * @example
 * ```ts
 * import { blameOf, type CompiledCondition } from '@opportune/core';
 *
 * const broken: CompiledCondition = { test: () => undefined, blame: () => ({ clause: '/actions/0/when' }) };
 *
 * blameOf(broken, {} as never); // => { clause: '/actions/0/when' }
 * ```
 * @public
 */
export function blameOf(condition: CompiledCondition, moment: Moment): Blame {
  if (condition.blame !== undefined) return condition.blame(moment);
  const { form, at = '' } = condition;
  switch (form?.is) {
    case 'leaf': {
      const { path, read, relation, operand } = form;
      return { clause: at, path, seen: read(moment), needed: relation.needed(operand) };
    }
    case 'all':
    case 'any': {
      const part = (form.is === 'all' ? allGuilty : anyGuilty)(form.of, moment);
      return part === undefined ? { clause: at } : blameOf(part, moment);
    }
    case 'isTrue':
      return blameOf(form.of, moment);
    case 'not': {
      // Where the part is unknown it is the culprit itself; where it is true, this clause forbids what it found.
      const { needed, ...found } = blameOf(form.of, moment);
      return form.of.test(moment) === undefined
        ? { ...found, needed }
        : { ...found, clause: at, ...(needed === undefined ? {} : { needed: { not: needed } }) };
    }
    default:
      return { clause: at };
  }
}

/** What keeps a condition from being true, as true as the whole is; undefined where it is true. So it need not be asked twice. */
export function guiltyIn(condition: CompiledCondition, moment: Moment): CompiledCondition | undefined {
  const { form } = condition;
  if (form?.is === 'all') return allGuilty(form.of, moment);
  if (form?.is !== 'any') return condition;
  // Where all of them are true there is no part of `all` to blame, and so only `any` is asked first.
  return condition.test(moment) === true ? undefined : (anyGuilty(form.of, moment) ?? condition);
}

function allGuilty(parts: readonly CompiledCondition[], moment: Moment): CompiledCondition | undefined {
  let unknown: CompiledCondition | undefined;
  for (const part of parts) {
    const truth = part.test(moment);
    if (truth === false) return part;
    if (truth === undefined) unknown ??= part;
  }
  return unknown;
}

/** One alternative stands for all: the first unknown one, because an attribute can still arrive; else the first. */
const anyGuilty = (parts: readonly CompiledCondition[], moment: Moment): CompiledCondition | undefined =>
  parts.find((part) => part.test(moment) === undefined) ?? parts[0];
