import { handler, type Limits } from '../../src/serve/index.ts';
import type { Bench } from '../bench.ts';

const KEY = 'example-key';

/** What a client sees. */
interface Answered {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly code: string | undefined;
}

/** The runtime of a bench as clients and those who watch it see it. */
export interface OverHttp {
  readonly post: (path: string, body: unknown) => Promise<Answered>;
  readonly get: (path: string) => Promise<Answered>;
  /** The figure of a series in `/metrics`, such as `opportune_faults_total{code="STORE_FAILED"}`; 0 where there is none. */
  readonly figure: (series: string) => Promise<number>;
}

export function overHttp({ runtime, clock }: Pick<Bench, 'runtime' | 'clock'>, limits: Limits = {}): OverHttp {
  const keys = [{ name: 'test', scopes: ['write', 'decide', 'metrics'], secret: KEY }] as const;
  const { fetch } = handler({ runtime, clock, keys, limits });
  const call = (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' };
    return fetch(new Request(`http://localhost${path}`, { ...init, headers }));
  };
  const seen = async (response: Response): Promise<Answered> => {
    const { code } = (await response.json()) as { readonly code?: string };
    return { status: response.status, retryAfter: response.headers.get('retry-after'), code };
  };
  return {
    post: async (path, body) => seen(await call(path, { method: 'POST', body: JSON.stringify(body) })),
    get: async (path) => seen(await call(path)),
    figure: async (series) => {
      const lines = (await (await call('/metrics')).text()).split('\n');
      return Number(lines.find((line) => line.startsWith(`${series} `))?.slice(series.length + 1) ?? 0);
    },
  };
}
