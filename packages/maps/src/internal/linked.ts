import { text } from './text.ts';

/** What a link of a message carries in its query: whoever reports a click reports the link. */
export function linked(
  url: string | undefined,
  name: 'opportune_decision_id' | 'opportune_customer_id',
): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  return text(new URL(url).searchParams.get(name));
}
