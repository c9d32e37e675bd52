/** The revision of Klaviyo's API that requests and reports are written for. */
export const klaviyoRevision = '2026-07-15';
