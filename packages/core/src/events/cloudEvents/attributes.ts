import { rfc3339 } from '../../time/rfc3339.ts';

/** What an attribute has to be: what is expected, in words, and whether a text that is not empty is so. */
export interface Attribute {
  readonly expected: string;
  readonly isRequired?: boolean;
  readonly fits: (text: string) => boolean;
}

/** Control characters, surrogates that stand alone, and what Unicode calls no characters. */
const FORBIDDEN = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u;

/** RFC 3986: the characters of a reference, of which `#` stands once. */
const REFERENCE = /^(?:[\w\-.~:/?[\]@!$&'()*+,;=]|%[\dA-F]{2})*(?:#(?:[\w\-.~:/?@!$&'()*+,;=]|%[\dA-F]{2})*)?$/i;

/** RFC 3986: what stands before the first colon, where no slash, question mark or hash does. */
const SCHEME = /^[a-z][a-z\d+\-.]*:/i;
const COLON_FIRST = /^[^/?#]*:/;

/** RFC 2045: type and subtype, and parameters. */
const MEDIA_TYPE =
  /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+(?:\s*;\s*[\w!#$%&'*+.^`|~-]+=(?:[\w!#$%&'*+.^`|~-]+|"(?:[^"\\]|\\.)*"))*\s*$/;

/** Whether a text is one that CloudEvents allows as a String. */
export const isAllowed = (text: string): boolean => !FORBIDDEN.test(text);

const isReference = (text: string): boolean => REFERENCE.test(text) && (SCHEME.test(text) || !COLON_FIRST.test(text));

/** The attributes that the specification names. */
export const ATTRIBUTES: Readonly<Record<string, Attribute>> = {
  specversion: { expected: 'the text 1.0', isRequired: true, fits: (text) => text === '1.0' },
  id: { expected: 'a text', isRequired: true, fits: isAllowed },
  source: { expected: 'a URI reference', isRequired: true, fits: isReference },
  type: { expected: 'a text', isRequired: true, fits: isAllowed },
  subject: { expected: 'a text', fits: isAllowed },
  time: { expected: 'a date-time such as 2026-11-22T09:00:00Z', fits: (text) => rfc3339(text) !== undefined },
  datacontenttype: { expected: 'a media type', fits: (text) => MEDIA_TYPE.test(text) },
  dataschema: { expected: 'a URI', fits: (text) => isReference(text) && SCHEME.test(text) },
};
