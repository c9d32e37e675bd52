const PREFIX = 'opportune:';

/** The name of the message of a decision: what OneSignal keeps of a message, and event streams hand back. */
export function messageName(decision: string): string {
  return PREFIX + decision;
}

/** The decision whose message has a name, or undefined where it is a message of somebody else. */
export function decisionOf(name: string | undefined): string | undefined {
  return name?.startsWith(PREFIX) ? name.slice(PREFIX.length) : undefined;
}
