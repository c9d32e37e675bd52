/** Whether a key was pressed that is written as `alt+shift+o`: modifiers, then a letter, a digit or the name of a key, such as `F2`. */
export function isPressed(event: Partial<KeyboardEvent>, key: string): boolean {
  const parts = key.toLowerCase().split('+');
  const last = parts.pop();
  // What a browser fills in by itself comes as an event without a key.
  const { key: written = '', code = '' } = event;
  // By the place of a letter: with alt, some keyboards write another.
  return (
    [written, code, code.slice(3), code.slice(5)].some((name) => name.toLowerCase() === last) &&
    (['alt', 'ctrl', 'meta', 'shift'] as const).every((name) => event[`${name}Key`] === parts.includes(name))
  );
}
