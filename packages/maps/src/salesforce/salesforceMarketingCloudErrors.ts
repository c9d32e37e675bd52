import { field } from '../internal/field.ts';
import { parseJson } from '../internal/parseJson.ts';
import { text } from '../internal/text.ts';

/** What went wrong with a request, or with the one message in it. */
export interface SalesforceMarketingCloudError {
  readonly code: number;
  readonly message: string;
}

/** "messageKey reused within the past 2 days": the message has been taken before. */
const DUPLICATE = 109110;
/** "1 subscribers failed to queue out of 1": what is wrong stands in the responses. */
const SEE_RESPONSES = 109001;

/** The errors in an answer. An error code of 0 is none. */
export function salesforceMarketingCloudErrors(body: string): readonly SalesforceMarketingCloudError[] {
  const answer = parseJson(body);
  const responses = field(answer, 'responses');
  const all = [answer, ...(Array.isArray(responses) ? responses : [])].flatMap((each: unknown) => {
    // Written in both ways.
    const code = field(each, 'errorcode') ?? field(each, 'errorCode');
    return typeof code === 'number' && code !== 0 ? [{ code, message: text(field(each, 'message')) ?? '' }] : [];
  });
  const [, second] = all;
  return second === undefined ? all : all.filter(({ code }) => code !== SEE_RESPONSES);
}

/** Whether an answer says that the message was taken before, and nothing worse. */
export function salesforceMarketingCloudRepeated(body: string): boolean {
  const errors = salesforceMarketingCloudErrors(body);
  return errors.length > 0 && errors.every(({ code }) => code === DUPLICATE);
}

/** The same for a person, or the body itself where it is of another form. */
export function salesforceMarketingCloudWords(body: string): string {
  return (
    salesforceMarketingCloudErrors(body)
      .map(({ code, message }) => `${code} ${message}`)
      .join('; ') || body
  );
}
