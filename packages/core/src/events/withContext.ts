import type { Message } from './message.ts';

type Properties = Readonly<Record<string, unknown>>;

/** Properties with what is known around them as `context`, where there is something; a property of that name wins. */
export function withContext(message: Message, properties: Properties, context: Properties): Properties {
  if (Object.keys(context).length === 0) return properties;
  if (!Object.hasOwn(properties, 'context')) return { ...properties, context };
  message.finding('PROPERTY_HIDDEN', message.at, 'its context is hidden by a property of that name');
  return properties;
}
