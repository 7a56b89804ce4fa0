/** Languages (BCP 47) that customers are offered to choose from. */
export const offeredLanguages = [
  'ar',
  'bn',
  'de',
  'en',
  'es',
  'fa',
  'fr',
  'hi',
  'it',
  'ja',
  'ko',
  'nl',
  'pl',
  'pt',
  'ro',
  'ru',
  'so',
  'tl',
  'tr',
  'uk',
  'ur',
  'vi',
  'zh',
]
/** What colleagues may speak besides; the first two are signed. */
export const otherLanguages = ['ase', 'bfi', 'cs', 'da', 'el', 'fi', 'ga', 'he', 'hu', 'id', 'lt', 'ms', 'no', 'pa', 'sk', 'sv', 'sw', 'ta', 'th', 'yue']
