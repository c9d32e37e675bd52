import { demand } from './demand.ts';

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/** Reads an address that decisions and keys are sent to, where nobody may listen on the way. */
export function demandUrl(path: string, value: string, insecure: boolean | undefined): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const plain = url?.protocol === 'http:' && (insecure || LOOPBACK.test(url.hostname));
  const good = url !== undefined && (plain || url.protocol === 'https:') && !url.username && !url.password;
  demand(good, path, 'an https URL without a password; http is for a loopback host, or with insecure: true');
  return url;
}
