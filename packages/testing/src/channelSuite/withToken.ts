import type { ChannelSetup } from './channelSetup.ts';
import { sentRequest } from './sentRequest.ts';

/** A setup whose channel is given its tokens, so that the cases see only the requests that need one. */
export function withToken({ token, ...setup }: ChannelSetup): ChannelSetup {
  if (token === undefined) return setup;
  return {
    ...setup,
    channel: (fetch) =>
      setup.channel((url, init) => {
        const given = token(sentRequest(url, init));
        return given === undefined ? fetch(url, init) : Promise.resolve(given);
      }),
  };
}
