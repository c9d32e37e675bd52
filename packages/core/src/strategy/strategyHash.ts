import { hash128 } from '../internal/hash.ts';
import { HashList } from '../internal/hashList.ts';
import { canonical } from './canonical.ts';
import type { Strategy } from './strategy.ts';

/**
 * The hash of a strategy's content, which tells one wording from another. Actions are hashed one by one, so that a change to
 * one of many costs little.
 */
export class StrategyHash {
  readonly #frame: string;
  readonly #actions: HashList;

  private constructor(frame: string, actions: HashList) {
    this.#frame = frame;
    this.#actions = actions;
  }

  static of(strategy: Strategy): StrategyHash {
    return new StrategyHash(frameOf(strategy), HashList.of(strategy.actions.map(hashOf)));
  }

  get text(): string {
    return hash128(this.#frame + this.#actions.root);
  }

  /** In another frame: everything of a strategy but its actions. */
  within(strategy: Strategy): StrategyHash {
    return new StrategyHash(frameOf(strategy), this.#actions);
  }

  with(i: number, action: unknown): StrategyHash {
    return new StrategyHash(this.#frame, this.#actions.with(i, hashOf(action)));
  }

  without(i: number): StrategyHash {
    return new StrategyHash(this.#frame, this.#actions.without(i));
  }
}

const frameOf = (strategy: Strategy): string => canonical({ ...strategy, actions: [] });

const hashOf = (action: unknown): string => hash128(canonical(action));
