import type { Instant } from '@opportune/core';

import { readInstant } from './readInstant.ts';
import type { PastRecord, Problem } from './record.ts';

/** The part of the strategy's domain that a history can tell of. */
type PastType = 'purchase' | 'cancellation' | 'cart_updated' | 'product_viewed';

/** An event of a history. Lines of one invoice are still apart. */
export interface PastEvent {
  readonly id: string;
  readonly type: PastType;
  readonly customer: string;
  readonly time: Instant;
  readonly total: number | undefined;
  readonly price: number | undefined;
  readonly invoice: string | undefined;
  readonly country: string | undefined;
  readonly product: string | undefined;
  readonly category: string | undefined;
}

/** Not wrong, but nothing that the strategy could use. */
export interface Skip {
  readonly skip: string;
}

/** The words of others for what the strategy listens to. */
const TYPES: Readonly<Record<string, PastType>> = {
  purchase: 'purchase',
  purchases: 'purchase',
  order: 'purchase',
  orders: 'purchase',
  cart: 'cart_updated',
  carts: 'cart_updated',
  cart_updated: 'cart_updated',
  click: 'product_viewed',
  clicks: 'product_viewed',
  view: 'product_viewed',
  product_viewed: 'product_viewed',
  cancellation: 'cancellation',
};

/** What a record means. */
export function readPastEvent(record: PastRecord): PastEvent | Skip | Problem {
  const when = record.get('time') ?? '';
  const time = readInstant(when);
  if (time === undefined) return { problem: `time: ${show(when)} is no date and time` };
  const invoice = record.get('invoice');
  if (invoice === '') return { problem: 'invoice: is empty' };
  const quantity = numberIn(record, 'quantity');
  const price = numberIn(record, 'price');
  const given = numberIn(record, 'total');
  const unread = Number.isNaN(quantity)
    ? 'quantity'
    : Number.isNaN(price)
      ? 'price'
      : Number.isNaN(given)
        ? 'total'
        : undefined;
  if (unread !== undefined) return { problem: `${unread}: ${show(record.get(unread))} is no number` };
  const customer = record.get('customer');
  if (customer === undefined || customer === '') return { skip: 'no customer' };
  const word = record.get('type') ?? 'purchase';
  const type = invoice?.startsWith('C') === true ? 'cancellation' : typeNamed(word);
  if (type === undefined) return { skip: `type ${word.slice(0, 40)} means nothing to the strategy` };
  return {
    id: invoice === undefined ? (record.get('id') ?? `line ${placeOf(record)}`) : `${invoice} ${customer}`,
    type,
    customer,
    time,
    total: given ?? (quantity === undefined || price === undefined ? undefined : quantity * price),
    price,
    invoice,
    country: record.get('country'),
    product: record.get('product'),
    category: record.get('category'),
  };
}

/** Undefined where there is none, NaN where it cannot be read. On a line of an invoice a number must not be empty. */
function numberIn(record: PastRecord, field: 'quantity' | 'price' | 'total'): number | undefined {
  const text = record.get(field);
  if (text === undefined || (text === '' && record.get('invoice') === undefined)) return undefined;
  const number = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : Number.NaN;
}

function typeNamed(word: string): PastType | undefined {
  const name = word.toLowerCase();
  return Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
}

const placeOf = ({ line, index }: PastRecord): string =>
  index === undefined ? String(line) : `${String(line)}.${String(index)}`;

const show = (text: string | undefined): string => JSON.stringify((text ?? '').slice(0, 60));
