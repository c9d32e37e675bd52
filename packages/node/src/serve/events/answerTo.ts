import type { RefusalReason } from '../../runtime/submitted.ts';
import { ok, type Answer } from '../answer.ts';
import { problem } from '../problem.ts';
import type { Result } from './result.ts';

/**
 * What is said of a body. Where a message could not be taken now, the whole body is refused: sending all of it again is
 * safe, and tells the sender in a way that every client understands.
 */
export function answerTo(results: readonly Result[]): Answer {
  const members = { ...tally(results), results };
  const refused = results.find(({ answer }) => answer === 'refused');
  if (refused !== undefined) return problem(refused.code as RefusalReason, refused.detail ?? '', { members });
  const rejected = results.filter(({ answer }) => answer === 'rejected');
  const [first] = rejected;
  if (first !== undefined && rejected.length === results.length) {
    return problem('EVENTS_REJECTED', `${first.code ?? ''} at ${first.path || '/'}: ${first.detail ?? ''}`, {
      members,
    });
  }
  return ok(members);
}

function tally(results: readonly Result[]): Record<Result['answer'], number> {
  const counts = { accepted: 0, duplicate: 0, ignored: 0, rejected: 0, refused: 0 };
  for (const { answer } of results) counts[answer] += 1;
  return counts;
}
