import { readdirSync } from 'node:fs';

import type { Receipt } from '@opportune/core';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ABSENT, shared, sharedJson } from '../../../../.config/shared.ts';
import { globalFetch, type Fetch } from '../../src/internal/fetch.ts';
import { exampleDelivery } from '../exampleDelivery.ts';
import { operationOf } from '../operationOf.ts';
import { notMocked, prismCases, type PrismCase, type Refused } from './prismCases.ts';
import { startPrism, type PrismServer } from './prismServer.ts';

const TIMEOUT = 60_000;

const folder = shared('contracts');
const found =
  folder === undefined
    ? []
    : readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((each) => each.endsWith('.openapi.json'));

const delivery = exampleDelivery({
  id: '0123456789abcdef0123456789abcdef',
  content: { subject: 'Hello', html: '<p>Hello</p>', title: 'Hello' },
});

/** An answer of the mock. */
interface Answer {
  readonly operation: string;
  readonly status: number;
  /** What did not fit the document, of the request and of the answer. */
  readonly violations: string | null;
}

interface Outcome {
  readonly answers: readonly Answer[];
  readonly receipts: readonly Receipt[];
}

/** A `fetch` to the mock that keeps what came of each request, and can change those of one operation on their way. */
function listening(
  { contract, said = {} }: PrismCase,
  answers: Answer[],
  [changed, instead]: readonly [operation: string, instead: Refused] | [] = [],
): Fetch {
  return async (address, init) => {
    const url = new URL(address);
    const request = {
      method: init.method,
      url,
      path: url.pathname,
      headers: new Headers(init.headers),
      body: undefined,
    };
    const { name } = operationOf(contract, request);
    const [to, sent] = name === changed && instead ? altered(address, init, instead) : [address, init];
    const response = await globalFetch(to, sent);
    answers.push({ operation: name, status: response.status, violations: response.headers.get('sl-violations') });
    return response.ok && name in said ? Response.json(said[name]) : response;
  };
}

function altered(url: string, init: Parameters<Fetch>[1], instead: Refused): Parameters<Fetch> {
  return 'url' in instead ? [instead.url(url), init] : [url, { ...init, body: JSON.stringify(instead.body) }];
}

describe.each(prismCases)('a mock by Prism of $name', (each) => {
  const { documents, channels, refused } = each;
  const contents = documents.flatMap((file) => (sharedJson(`contracts/${file}`) as object | undefined) ?? []);
  let mock: PrismServer | undefined;
  beforeAll(async () => {
    mock = contents.length < documents.length ? undefined : await startPrism(contents);
  }, TIMEOUT);
  afterAll(() => mock?.close());

  /** What comes of one delivery by each of the channels; undefined where there is no mock. */
  const run = async (changed?: Parameters<typeof listening>[2]): Promise<Outcome | undefined> => {
    if (mock === undefined) return undefined;
    const answers: Answer[] = [];
    const receipts: Receipt[] = [];
    for (const channel of channels({ baseUrl: mock.address, fetch: listening(each, answers, changed) })) {
      receipts.push(await channel.send(delivery));
    }
    return { answers, receipts };
  };

  it('takes all that the adapter sends, and the receipts say so', { timeout: TIMEOUT }, async ({ skip }) => {
    const outcome = await run();
    if (outcome === undefined) return skip(ABSENT);
    const { answers, receipts } = outcome;
    for (const answer of answers) expect(answer).toMatchObject({ violations: null });
    for (const receipt of receipts)
      expect(receipt).toMatchObject({ status: expect.stringMatching(/^(accepted|sent)$/) });
    // One case at least of each operation: a schema that does not compile lets everything through.
    expect(new Set(answers.map(({ operation }) => operation))).toEqual(new Set(Object.keys(refused)));
  });

  it.for(Object.entries(refused))(
    'refuses as %s what does not fit, and the receipt says so',
    { timeout: TIMEOUT },
    async ([operation, instead], { skip }) => {
      const outcome = await run([operation, instead]);
      if (outcome === undefined) return skip(ABSENT);
      const { answers, receipts } = outcome;
      const statuses = answers.filter((answer) => answer.operation === operation).map(({ status }) => status);
      expect(statuses).not.toEqual([]);
      // What does not fit, and not 401 for a wrong key or 404 for a wrong path.
      for (const status of statuses) expect([400, 422]).toContain(status);
      expect(receipts).toContainEqual(expect.objectContaining({ status: 'failed', retryable: false }));
    },
  );
});

describe('the contracts of others', () => {
  it('are mocked, or it is said why not', ({ skip }) => {
    if (folder === undefined) return skip(ABSENT);
    const known = [...prismCases.flatMap(({ documents }) => documents), ...Object.keys(notMocked)];
    expect(new Set(found)).toEqual(new Set(known));
  });

  it('have no schema of a body that does not compile', ({ skip }) => {
    if (folder === undefined) return skip(ABSENT);
    const bodies = found.flatMap((file) => {
      const document = sharedJson(`contracts/${file}`) as OpenApi;
      const ajv = new Ajv({ strict: false, validateFormats: false });
      ajv.addSchema(document, 'vendor');
      return pointersOf(document).map((pointer) => ajv.getSchema(`vendor#${pointer}`));
    });
    expect(bodies.length).toBeGreaterThan(prismCases.length);
    expect(bodies).not.toContain(undefined);
  });
});

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly requestBody?: RequestBody }>>>>;
}

interface RequestBody {
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
}

/** Where a document has the schemas of the bodies of its operations. */
function pointersOf({ paths }: OpenApi): readonly string[] {
  const escaped = (part: string): string => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { requestBody }]) =>
      Object.entries(requestBody?.content ?? {}).flatMap(([type, { schema }]) =>
        schema === undefined ? [] : `/paths/${escaped(path)}/${method}/requestBody/content/${escaped(type)}/schema`,
      ),
    ),
  );
}
