import { text } from './text.ts';

/** The decision that a link of a message carries in its query, `opportune_decision_id`. */
export function linkedDecision(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  return text(new URL(url).searchParams.get('opportune_decision_id'));
}
