import { context, SpanStatusCode, trace, type Context, type Span } from '@opentelemetry/api';

/** Runs something as a span, which is the active one meanwhile, and ends it with what is to be said of the answer. */
export async function within<Answer>(
  span: Span,
  parent: Context,
  run: () => Promise<Answer>,
  say: (answer: Answer) => void,
): Promise<Answer> {
  try {
    const answer = await context.with(trace.setSpan(parent, span), run);
    if (span.isRecording()) say(answer);
    return answer;
  } catch (error) {
    // Its message may be about somebody.
    failed(span, error instanceof Error ? error.name : '_OTHER');
    throw error;
  } finally {
    span.end();
  }
}

/** Marks a span as failed, in a word of which there are few. */
export function failed(span: Span, type: string): void {
  span.setAttribute('error.type', type);
  span.setStatus({ code: SpanStatusCode.ERROR });
}
