import type { Taken } from '../internal/call.ts';
import type { Answer } from '../internal/line.ts';
import {
  salesforceMarketingCloudErrors,
  salesforceMarketingCloudRepeated,
  salesforceMarketingCloudWords,
} from './salesforceMarketingCloudErrors.ts';

/** Why an answer of status 202 is no success: the request was taken, the one message in it was not. */
export function salesforceMarketingCloudVerdict({ status, text }: Taken): Answer | undefined {
  if (salesforceMarketingCloudErrors(text).length === 0 || salesforceMarketingCloudRepeated(text)) return undefined;
  return { status: 'failed', retryable: false, detail: `${status} ${salesforceMarketingCloudWords(text)}` };
}
