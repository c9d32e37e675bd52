import type { Millis } from '@opportune/core';

/** Whole seconds, as a header says them: a span, or a point in time since 1970. Undefined where a text is none. */
export function seconds(text: string | null): Millis | undefined {
  const digits = text?.trim() ?? '';
  return /^\d{1,12}$/.test(digits) ? Number(digits) * 1_000 : undefined;
}
