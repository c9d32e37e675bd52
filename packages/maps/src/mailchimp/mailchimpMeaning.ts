import { bounce } from '../internal/bounce.ts';
import type { Meaning } from '../internal/outcomeEvent.ts';

/** Reads the type of a report and what belongs to it. */
export function mailchimpMeaning(fields: Readonly<Record<string, string>>): Meaning {
  const { type = '', 'data[reason]': reason, 'data[action]': action } = fields;
  const isComplaint = reason === 'abuse';
  switch (type) {
    case 'unsubscribe':
      // The account itself has taken them out of the audience, which says nothing of what they want.
      if (action === 'delete') return { why: 'deleted by the account' };
      return { type: isComplaint ? 'complaint' : 'unsubscribe' };
    case 'cleaned':
      return isComplaint ? { type: 'complaint' } : bounce(true);
    default:
      // Consent is not for a platform to give.
      return { why: `type "${type.slice(0, 100)}" is not read` };
  }
}
