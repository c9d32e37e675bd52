import { own } from '../internal/own.ts';
import { hearing, type Hearing } from '../profile/consent.ts';
import { withoutSlash } from '../shape/pointer.ts';

/** The key under which it is kept whether a customer may be contacted on a channel, or on any. No consent has a key like it. */
export const suppressionKey = (channel = ''): string => `${withoutSlash(channel)}//`;

/** Hears whether a customer may be contacted at all: by what a list has said, and by what a channel reports that ends it for good. */
export const suppressionWord: Hearing = /* @__PURE__ */ hearing(({ type, properties }) => {
  const channel = own(properties, 'channel');
  const isChannel = typeof channel === 'string' && channel !== '';
  switch (type) {
    case 'suppressed':
    case 'unsuppressed':
      if (channel !== undefined && !isChannel) return undefined;
      return { key: suppressionKey(channel as string | undefined), granted: type === 'unsuppressed' };
    case 'complaint':
      return isChannel ? { key: suppressionKey(channel), granted: false } : undefined;
    case 'bounce':
      return isChannel && own(properties, 'permanent') === true
        ? { key: suppressionKey(channel), granted: false }
        : undefined;
    default:
      return undefined;
  }
});
