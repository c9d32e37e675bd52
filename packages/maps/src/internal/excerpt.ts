const LIMIT = 16_384;

/** The beginning of a body as text: enough to say what went wrong, however much the other side sends. */
export async function excerpt(response: Response, atMost: number = LIMIT): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return '';
  const decoder = new TextDecoder();
  let text = '';
  while (text.length < atMost) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += decoder.decode(value, { stream: true });
  }
  // That it breaks by now is nobody's concern.
  await reader.cancel().catch(() => 0);
  return text;
}
