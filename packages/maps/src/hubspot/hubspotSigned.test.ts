import { describe, expect, it } from 'vitest';

import { hubspotSigned, signedAddress } from './hubspotSigned.ts';

const keys = [new TextEncoder().encode('yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy')];
const signed = (body: Uint8Array, address: string, timestamp: string, signature: string) =>
  hubspotSigned(keys, address, {
    headers: { 'x-hubspot-request-timestamp': timestamp, 'x-hubspot-signature-v3': signature },
    body,
    received: 0,
  });

describe('hubspotSigned', () => {
  // As the tests of HubSpot's own clients for Python and for Ruby have them.
  const body = Buffer.from("{'example_field':'example_value'}");
  const address = 'https://www.example.com/webhook_uri';

  it.each([
    ['1693657560000', 'K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y='],
    ['1700000300000', 'RnbPH7+UMKVkbV32P8bz450N4M56aPmcru1+D3kSDtw='],
  ])('believes what HubSpot signed at %s', async (timestamp, signature) => {
    expect(await signed(body, address, timestamp, signature)).toBe(Number(timestamp));
  });

  it('refuses it with any one byte changed', async () => {
    for (const at of body.keys()) {
      const changed = Uint8Array.from(body, (byte, index) => (index === at ? byte ^ 1 : byte));
      expect(
        await signed(changed, address, '1693657560000', 'K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y='),
      ).toMatchObject({ code: 'SIGNATURE_INVALID' });
    }
  });
});

describe('signedAddress', () => {
  it('has some characters as they are, and no others', () => {
    expect(signedAddress('https://a.example/x%3Ay%2fz?q=%40%21%24%27%28%29%2A%2C%3B%3F')).toBe(
      "https://a.example/x:y/z?q=@!$'()*,;?",
    );
    expect(signedAddress('https://a.example/%20%26%3D%25%C3%A4')).toBe('https://a.example/%20%26%3D%25%C3%A4');
  });
});
