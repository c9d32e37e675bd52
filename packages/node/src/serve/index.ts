// A runtime over HTTP
export { handler, type Handler } from './handler.ts';
export type { HandlerOptions } from './handlerOptions.ts';
export { serve, type Server, type ServeOptions } from './serve.ts';
export type { ResidualServing } from './residualServing.ts';

// Who may come, how much, and what is told of it
export type { ApiKey, Scope } from './keys/apiKey.ts';
export type { Limits } from './limits.ts';
export type { AuditEntry, LogEntry } from './log.ts';
export type { ProblemCode } from './problem.ts';
export type { Result } from './events/result.ts';
export type { Schemas } from './events/pass.ts';
