import { own } from '../internal/own.ts';
import { under } from '../shape/pointer.ts';
import type { Strategy } from '../strategy/strategy.ts';
import type { Instant } from '../time/instant.ts';
import { aggregateFact } from './aggregateFact.ts';
import type { Constraint } from './constraint.ts';
import { fact, MISSING, notBefore, NUMBER, oneOf } from './fact.ts';
import type { Scene } from './scene.ts';
import type { World } from './world.ts';

/** The worlds of a strategy. */
export class Worlds {
  readonly #strategy: Strategy;
  readonly #now: Instant | undefined;

  /** @param now - the instant that it is at least */
  constructor(strategy: Strategy, now: Instant | undefined) {
    this.#strategy = strategy;
    this.#now = now;
  }

  /** Anywhere, or in a scene. */
  in(scene?: Scene): World {
    return { factsOn: (path) => [...this.#always(path), ...(scene === undefined ? [] : factsIn(scene, path))] };
  }

  #always(path: string): readonly Constraint[] {
    if (path === 'now') {
      const now = this.#now;
      return [
        now === undefined
          ? fact(path, NUMBER, '', 'is a number')
          : fact(path, notBefore(now), '', `is ${now} or later`),
      ];
    }
    const [root, name = '', inside] = path.split('.');
    const aggregate = root === 'profile' ? own(this.#strategy.aggregates ?? {}, name) : undefined;
    return aggregate === undefined
      ? []
      : aggregateFact(path, aggregate, under('/aggregates', name), inside !== undefined);
  }
}

function factsIn(
  { at, of, types, hasTrigger, hasRequest, hasSteps, trigger }: Scene,
  path: string,
): readonly Constraint[] {
  const [root] = path.split('.');
  const isMissing =
    (root === 'event' && types === 'none') ||
    (root === 'trigger' && !hasTrigger) ||
    ((root === 'request' || root === 'context') && !hasRequest) ||
    (root === 'steps' && !hasSteps);
  if (isMissing) return [fact(path, MISSING, at, `is missing in ${of}`)];
  if (path === 'event.type' && types !== undefined && types !== 'none') {
    return [fact(path, oneOf(types), at, `is ${types.map((type) => JSON.stringify(type)).join(' or ')} in ${of}`)];
  }
  if (path === 'trigger.name' && trigger !== undefined) {
    return [fact(path, oneOf([trigger]), at, `is ${JSON.stringify(trigger)} in ${of}`)];
  }
  return [];
}
