import { describe, expect, it } from 'vitest';

import { UsageError } from '../cli/usageError.ts';
import { findColumns } from './columns.ts';

const hintOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof UsageError) return `${error.message} ${error.hint}`;
  }
  return 'nothing was thrown';
};

describe('findColumns', () => {
  it('knows Online Retail, in both of its spellings', () => {
    expect(findColumns(['invoice_date', 'invoice_no', 'customer_id', 'quantity', 'unit_price'], {})).toMatchObject({
      customer: 'customer_id',
      time: 'invoice_date',
      invoice: 'invoice_no',
      price: 'unit_price',
    });
    expect(findColumns(['InvoiceNo', 'InvoiceDate', 'CustomerID'], {})).toMatchObject({
      invoice: 'InvoiceNo',
      customer: 'CustomerID',
    });
  });

  it('knows OTTO', () => {
    expect(findColumns(['session', 'aid', 'ts', 'type'], {})).toEqual({
      customer: 'session',
      time: 'ts',
      type: 'type',
      product: 'aid',
    });
  });

  it('takes columns with the names of fields', () => {
    expect(findColumns(['Customer', 'time', 'total', 'colour'], {})).toEqual({
      customer: 'Customer',
      time: 'time',
      total: 'total',
    });
  });

  it('lets the user say it better', () => {
    expect(findColumns(['who', 'time', 'ordered'], { who: 'customer', ordered: 'time' })).toEqual({
      customer: 'who',
      time: 'ordered',
    });
  });

  it('says what to do where it cannot know', () => {
    expect(hintOf(() => findColumns(['a', 'b'], {}))).toContain('--map COLUMN=customer --map COLUMN=time');
    expect(hintOf(() => findColumns(['a', 'time'], { nope: 'customer' }))).toContain('the columns are a, time');
    expect(hintOf(() => findColumns(['a', 'time'], { a: 'client' }))).toContain('The fields are:');
    expect(hintOf(() => findColumns(['a', 'time'], { customer: 'a' }))).toContain('the other way round');
  });
});
