import type { ErrorCode } from '../errors/codes.ts';
import type { Fault } from '../errors/fault.ts';
import { own } from '../internal/own.ts';
import { show } from '../shape/describe.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import type { Instant } from '../time/instant.ts';
import { rfc3339 } from '../time/rfc3339.ts';
import { isRecord } from './isRecord.ts';

/** One message of a body while it is read: its fields, and what is wrong with them. */
export class Message {
  readonly fields: Readonly<Record<string, unknown>>;
  /** Where it stands in the body. */
  readonly at: Pointer;
  /** What it is rejected for. */
  readonly faults: Fault[] = [];
  /** What could not be carried as it stood. */
  readonly findings: Fault[] = [];

  constructor(fields: Readonly<Record<string, unknown>>, at: Pointer) {
    this.fields = fields;
    this.at = at;
  }

  /** A field; null is as good as nothing. */
  get(name: string): unknown {
    return own(this.fields, name) ?? undefined;
  }

  /** A field that has to be a text with something in it; empty where it is not. */
  text(name: string): string {
    const value = this.get(name);
    if (typeof value === 'string' && value !== '') return value;
    const code = value === undefined ? 'FIELD_MISSING' : 'TYPE_MISMATCH';
    this.fault(code, name, `expected a text with something in it, found ${show(value)}`);
    return '';
  }

  /** A field that is a date-time or left out. */
  instant(name: string): Instant | undefined {
    const value = this.get(name);
    const instant = typeof value === 'string' ? rfc3339(value) : undefined;
    if (value !== undefined && instant === undefined) {
      this.fault('TIME_INVALID', name, `expected a date-time such as 2026-11-22T09:00:00Z, found ${show(value)}`);
    }
    return instant;
  }

  /** A field that is an object or left out; empty where it is not. */
  record(name: string): Readonly<Record<string, unknown>> {
    const value = this.get(name) ?? {};
    if (isRecord(value)) return value;
    this.fault('TYPE_MISMATCH', name, `expected an object, found ${show(value)}`);
    return {};
  }

  fault(code: ErrorCode, name: string, message: string): void {
    this.faults.push({ code, path: this.pointer(name), message });
  }

  finding(code: ErrorCode, path: Pointer, message: string): void {
    this.findings.push({ code, path, message });
  }

  pointer(...names: readonly string[]): Pointer {
    return names.reduce<Pointer>(under, this.at);
  }
}
