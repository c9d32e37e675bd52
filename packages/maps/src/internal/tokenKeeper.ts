import type { Delivery, Instant } from '@opportune/core';

import type { Answer } from './line.ts';
import { withdrawn } from './withdrawn.ts';

/** A token that a platform gives for a time. */
export interface Token {
  readonly token: string;
  readonly until: Instant;
}

type Asked = Token | { readonly answer: Answer };

/** A token is asked for again when it has no longer than this to go: a call takes time as well. */
const MARGIN = 60_000;

/** Keeps the token of a platform, so that it is asked for once, however many deliveries wait for it. */
export class TokenKeeper {
  readonly #ask: (now: Instant) => Promise<Asked>;
  #held: Token | undefined;
  #asking: Promise<Asked> | undefined;

  /** @param ask - gives a token, or why there is none. It is not withdrawn with the delivery that happened to ask first. */
  constructor(ask: (now: Instant) => Promise<Asked>) {
    this.#ask = ask;
  }

  /**
   * Runs a call with the token; once more with a new one, where its answer says that the token is not taken any more.
   *
   * @param isRefused - tells that from other answers
   */
  async with(
    { now, signal }: Pick<Delivery, 'now' | 'signal'>,
    run: (token: string) => Promise<Answer>,
    isRefused: (answer: Answer) => boolean,
  ): Promise<Answer> {
    // Nobody is asked for the sake of a delivery that will not be made.
    if (signal?.aborted) return withdrawn;
    const first = await this.#token(now);
    if ('answer' in first) return first.answer;
    const answer = await run(first.token);
    if (!isRefused(answer) || signal?.aborted) return answer;
    // Another delivery may have asked for a new one by now.
    if (this.#held === first) this.#held = undefined;
    const second = await this.#token(now);
    return 'answer' in second ? second.answer : run(second.token);
  }

  async #token(now: Instant): Promise<Asked> {
    if (this.#held !== undefined && this.#held.until - MARGIN > now) return this.#held;
    this.#asking ??= this.#ask(now).finally(() => (this.#asking = undefined));
    const asked = await this.#asking;
    if (!('answer' in asked)) this.#held = asked;
    return asked;
  }
}
