import { demandUrl } from './demandUrl.ts';

/** Reads the address that all paths of a platform follow: no slash at its end. */
export function demandBase(value: string, insecure: boolean | undefined): string {
  return demandUrl('/baseUrl', value, insecure).href.replace(/\/+$/, '');
}
