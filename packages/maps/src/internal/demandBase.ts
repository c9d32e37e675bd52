import { demand } from './demand.ts';
import { demandUrl } from './demandUrl.ts';

/** Reads the address that all paths of a platform follow: no slash at its end, and nothing that would swallow them. */
export function demandBase(value: string, insecure: boolean | undefined): string {
  const { href } = demandUrl('/baseUrl', value, insecure);
  // An empty query or fragment shows in the text only.
  demand(!/[?#]/.test(href), '/baseUrl', 'an address without ? and #');
  return href.replace(/\/+$/, '');
}
