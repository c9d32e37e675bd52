/**
 * What a text of JSON says; anything else is taken to be parsed.
 * @throws {SyntaxError} where a text is none
 */
export const parseJson = (body: unknown): unknown => (typeof body === 'string' ? JSON.parse(body) : body);
