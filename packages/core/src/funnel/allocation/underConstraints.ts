import { isMandatory } from '../isMandatory.ts';
import { bestOf } from './bestOf.ts';
import { Board, type Contender } from './board.ts';
import type { ClassLimit } from './classLimit.ts';
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
  const lastShown = shownLately(contest.shortlist, repeat);
  const contenders = contest.candidates.map((candidate): Contender => {
    const { channel, id } = candidate.action;
    const mayHave = (i: number): boolean => {
      const place = contest.places[i]!;
      return place.channel === channel && lastShown(place.name, id) === undefined;
    };
    return { candidate, places: [...contest.places.keys()].filter(mayHave) };
  });
  const mandatory = contenders.filter(({ candidate }) => isMandatory(candidate));
  const open = (): Board => {
    const board = new Board(contest, limits);
    greedily(board, mandatory);
    return board;
  };
  if (contenders.length === 0) return { chosen: [], lost: [] };
  const { board, allocation } = bestOf(open, contenders.slice(mandatory.length));
  const winners = new Set(board.chosen.map(({ action }) => action));
  const lost = contenders
    .filter(({ candidate }) => !winners.has(candidate.action))
    .map((contender): Lost => ({
      candidate: contender.candidate,
      ...lossOn(contest, board, contender, lastShown, repeat),
    }));
  return { chosen: board.chosen, lost, allocation };
}
