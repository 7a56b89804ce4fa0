/** What customers read about being told on their phone while the page is closed, and on the page that is shown without a network. */
export const push = {
  label: 'Tell me on this phone',
  text: 'When it is nearly your turn, when we call you, or when something changes. Also while this page is closed.',
  on: 'We tell you on this phone, also while this page is closed.',
  off: 'Do not tell me any more',
  unsupported: 'This browser cannot tell you anything while its page is closed. Keep this page open: it tells you.',
  home: 'On this phone it works once this page is on your home screen: Share, then “Add to Home Screen”. Or keep the page open: it tells you.',
  denied: 'Your browser does not let us tell you anything. You can allow it in its settings for this page, or keep the page open.',
  failed: 'That did not work just now. Please try again, or keep this page open: it tells you.',
  again: 'Try again',

  offline: {
    tab: 'Offline',
    title: 'You are offline; your place is kept.',
    code: 'Your code is',
    at: 'at',
    text: 'Nothing is lost. As soon as your connection is back, this page shows how it stands.',
    unknown: 'You are offline.',
    unknownText: 'If you have a place with us, it is kept. As soon as your connection is back, this page shows how it stands.',
    again: 'Load again',
  },
} as const
