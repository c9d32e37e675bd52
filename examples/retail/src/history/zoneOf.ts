/** Where the customers of a country live, as far as one zone can say; for the quiet hours. */
const ZONES: Readonly<Record<string, string>> = {
  Australia: 'Australia/Sydney',
  Austria: 'Europe/Vienna',
  Belgium: 'Europe/Brussels',
  Canada: 'America/Toronto',
  'Channel Islands': 'Europe/Jersey',
  Cyprus: 'Asia/Nicosia',
  Denmark: 'Europe/Copenhagen',
  EIRE: 'Europe/Dublin',
  Finland: 'Europe/Helsinki',
  France: 'Europe/Paris',
  Germany: 'Europe/Berlin',
  Greece: 'Europe/Athens',
  Israel: 'Asia/Jerusalem',
  Italy: 'Europe/Rome',
  Japan: 'Asia/Tokyo',
  Netherlands: 'Europe/Amsterdam',
  Norway: 'Europe/Oslo',
  Poland: 'Europe/Warsaw',
  Portugal: 'Europe/Lisbon',
  Singapore: 'Asia/Singapore',
  Spain: 'Europe/Madrid',
  Sweden: 'Europe/Stockholm',
  Switzerland: 'Europe/Zurich',
  USA: 'America/New_York',
  'United Kingdom': 'Europe/London',
};

export const zoneOf = (country: string | undefined): string =>
  country === undefined ? 'UTC' : (ZONES[country] ?? 'UTC');
