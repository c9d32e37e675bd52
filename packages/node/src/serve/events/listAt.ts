import { isRecord } from '../body/isRecord.ts';

/** The pointer to a list of messages that a body has under a name; undefined where the body is one message. */
export const listAt = (value: unknown, name: string): string | undefined =>
  isRecord(value) && Object.hasOwn(value, name) ? `/${name}` : undefined;
