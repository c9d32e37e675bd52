/** Whether the visitor's browser says that what it does is neither to be sold nor shared. See https://www.w3.org/TR/gpc/ */
export const globalPrivacyControl = (): boolean =>
  (navigator as { readonly globalPrivacyControl?: boolean }).globalPrivacyControl === true;
