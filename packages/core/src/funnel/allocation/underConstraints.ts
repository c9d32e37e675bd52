import { isMandatory } from '../isMandatory.ts';
import { bestOf } from './bestOf.ts';
import { Board } from './board.ts';
import type { ClassLimit } from './classLimit.ts';
import type { Contender } from './contender.ts';
import type { Contest, Lost, Outcome } from './contest.ts';
import { greedily } from './greedily.ts';
import { lossOn } from './lossOn.ts';
import { shownLately, type Repeat } from './shownLately.ts';

/** What constrains who may have a place beside whom, and where. */
export interface Constraints {
  readonly limits: readonly ClassLimit[];
  readonly repeat: Repeat | undefined;
}

/** Gives places to what is mandatory, and then so that the others are worth most together, or nearly. */
export function underConstraints(contest: Contest, { limits, repeat }: Constraints): Outcome {
  if (contest.candidates.length === 0) return { chosen: [], lost: [] };
  const lastShown = shownLately(contest.shortlist, repeat);
  const contenders = contest.candidates.map((candidate): Contender => {
    const { action } = candidate;
    const mayHave = (i: number): boolean => {
      const { name, channel } = contest.places[i]!;
      return channel === action.channel && lastShown(name, action.id) === undefined;
    };
    const places = [...contest.places.keys()].filter(mayHave);
    return { candidate, places, classes: limits.map(({ classOf }) => classOf(action)) };
  });
  const [mandatory, others] = [true, false].map((is) =>
    contenders.filter(({ candidate, places }) => isMandatory(candidate) === is && places.length > 0),
  );
  const open = (): Board => {
    const board = new Board(contest, limits);
    greedily(board, mandatory!);
    return board;
  };
  const { board, allocation } = bestOf(open, others!);
  const winners = new Set(board.chosen.map(({ action }) => action));
  const lost = contenders
    .filter(({ candidate }) => !winners.has(candidate.action))
    .map((contender): Lost => ({
      candidate: contender.candidate,
      ...lossOn(contest, board, contender, lastShown, repeat),
    }));
  return { chosen: board.chosen, lost, allocation };
}
