/** The media type of a body, in lower case; undefined where there is none, or a character set that is not UTF-8. */
export function mediaType(contentType: string | null | undefined): string | undefined {
  const [type, ...parameters] = (contentType ?? '').split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  const isUtf8 = charset === undefined || charset.replaceAll('"', '') === 'utf-8';
  return type === '' || !isUtf8 ? undefined : type;
}
