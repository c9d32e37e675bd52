import { idInOrder } from '../../internal/idInOrder.ts';
import { ok } from '../answer.ts';
import { problem, PROBLEMS } from '../problem.ts';
import type { Route } from '../route.ts';
import { questionOf } from './questionOf.ts';
import { withRoom } from './withRoom.ts';

/** Asks for actions now. The answer holds the decisions as they are stored, with all that is needed to learn from them. */
export const decide: Route = {
  method: 'POST',
  paths: ['/v1/decide'],
  scope: 'decide',
  takes: ['application/json'],
  about: 'actions for a customer now: `{ customer, slots, context, id }`',
  answer: async ({ value, received }, serving) => {
    const { question, refused } = questionOf(value, ['customer', 'slots', 'context', 'id']);
    if (refused !== undefined) return refused;
    const request = { ...question, kind: 'request', id: question.id ?? idInOrder(received) } as const;
    return withRoom(serving, 1, async () => {
      const submitted = await serving.runtime.submit(request);
      if (submitted.answer === 'refused') return problem(submitted.why, PROBLEMS[submitted.why].title);
      const { decisions, faults } = submitted.result;
      return ok({ id: request.id, answer: submitted.answer, decisions, ...(faults.length === 0 ? {} : { faults }) });
    });
  },
};
