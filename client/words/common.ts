/** Sentences that several rooms say. Customers read plain words: never bar, ticket, held, missed or pass. */
export const common = {
  unreachable: 'We could not reach the shop. Please check your connection and try again: nothing that you typed is lost.',
  unexpected: 'Something went wrong on our side. Please try again in a moment.',
  tryAgain: 'Try again',
} as const
