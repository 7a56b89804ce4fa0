/** The page that shows written messages while the product is tried out; never in production. */
export const outbox = {
  title: 'Messages written so far',
  text: 'No mail server is set up, so that messages stay here. They are shown outside production only.',
  empty: 'No message has been written yet. Ask for a code at the door, and it appears here.',
  to: 'To',
  short: 'Text message',
  back: 'All messages',
  gone: 'This message is not there (any more).',
  again: 'Look again',
} as const
