/** A body that an operation takes, or refuses, and what is the matter with it. */
export type BodyCase = readonly [operation: string, what: string, body: unknown];
