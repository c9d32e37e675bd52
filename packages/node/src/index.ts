// Running
export { embed } from './runtime/embed.ts';
export type { EmbedOptions, QueueOptions } from './runtime/embedOptions.ts';
export type { ChannelDelivery, DeliveryOptions } from './runtime/deliveryOptions.ts';
export type { CircuitOptions, CircuitState } from './runtime/circuit.ts';
export type { CustomerFile, Known } from './runtime/keeping.ts';
export type { Question, Reply, Reported, Runtime } from './runtime/runtime.ts';
export type { Facts, RefusalReason, Refused, Submitted, Taken } from './runtime/submitted.ts';
export type { Signal } from './runtime/signal.ts';
export type { Answered, Requested, Telemetry } from './runtime/telemetry.ts';
export type { Figures } from './figures/figures.ts';
export type { Measure } from './figures/measure.ts';
export type { Backoff } from './runtime/backoff.ts';

// Ports
export { memoryLedger } from './ledger/memoryLedger.ts';
export { memoryStore, type MemoryStoreOptions } from './store/memoryStore.ts';
export { postgresStore, type PostgresStoreOptions } from './store/postgresStore.ts';
export type { PostgresConnection, PostgresPool } from './store/postgres/pool.ts';
export { sqliteStore, type SqliteStoreOptions } from './store/sqliteStore.ts';
export type { Batch } from './internal/gather.ts';
export { systemClock } from './clock/systemClock.ts';
