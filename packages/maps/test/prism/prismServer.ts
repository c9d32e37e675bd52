import { createLogger } from '@stoplight/prism-core';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { createServer } from '@stoplight/prism-http-server';

/** Prism as strict as it can be: what does not fit a document is refused, and so is an example that does not. */
const config = {
  isProxy: false,
  upstreamProxy: undefined,
  checkSecurity: true,
  validateRequest: true,
  validateResponse: true,
  errors: true,
  mock: { dynamic: false },
} as const;

/** A mock that runs. */
export interface PrismServer {
  /** At which all paths are, without the base path of the documents. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/**
 * Starts a mock of one platform.
 * @param documents OpenAPI; no two of them have a path in common
 */
export async function startPrism(documents: readonly object[]): Promise<PrismServer> {
  // Copies: Prism writes into what it reads.
  const operations = await Promise.all(documents.map((each) => getHttpOperationsFromSpec(structuredClone(each))));
  const logger = createLogger('prism', { level: 'silent' });
  const server = createServer(operations.flat(), { cors: false, config, components: { logger } });
  return { address: await server.listen(0, '127.0.0.1'), close: () => server.close() };
}
