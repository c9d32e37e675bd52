import { NotHere } from './notHere.ts';

/** One row of a decision table: cells by field; an empty one asks nothing. */
export type ZenRow = Readonly<Record<string, string>>;

/**
 * A decision table of `@gorules/zen-engine`: gives all rows that fit, as what they say under the fields of the answer.
 * @throws {NotHere} where it does not run on this machine
 */
export async function zenTable<Answer>(
  asks: readonly string[],
  tells: readonly string[],
  rules: readonly ZenRow[],
): Promise<(question: unknown) => Promise<readonly Answer[]>> {
  // Native code, and not for every machine.
  const { ZenEngine } = await import('@gorules/zen-engine').catch((error: unknown) => {
    throw new NotHere('it has no native code for this machine', { cause: error });
  });
  const columns = (fields: readonly string[]): readonly object[] =>
    fields.map((field) => ({ id: field, name: field, field }));
  const content = { hitPolicy: 'collect', inputs: columns(asks), outputs: columns(tells), rules };
  const graph = {
    nodes: [
      { id: 'question', name: 'question', type: 'inputNode' },
      { id: 'table', name: 'table', type: 'decisionTableNode', content },
      { id: 'answer', name: 'answer', type: 'outputNode' },
    ],
    edges: [
      { id: 'asks', type: 'edge', sourceId: 'question', targetId: 'table' },
      { id: 'tells', type: 'edge', sourceId: 'table', targetId: 'answer' },
    ],
  };
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(graph)));
  return async (question) => {
    const { result } = (await decision.evaluate(question)) as { readonly result: readonly Answer[] };
    return result;
  };
}

/** A text as a cell says it. */
export const quoted = (text: string): string => `'${text}'`;

/** One of several texts. */
export const anyOf = (texts: readonly string[]): string => [...new Set(texts)].map(quoted).join(', ');
