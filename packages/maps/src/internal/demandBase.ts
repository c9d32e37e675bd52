import { demand } from './demand.ts';
import { demandUrl } from './demandUrl.ts';

/** Reads the address that all paths of a platform follow: no slash at its end. */
export function demandBase(value: string, insecure: boolean | undefined): string {
  const { href } = demandUrl('/baseUrl', value, insecure);
  // Behind either, the path would be no path.
  demand(!/[?#]/.test(href), '/baseUrl', 'an address without a query and a fragment');
  return href.replace(/\/+$/, '');
}
