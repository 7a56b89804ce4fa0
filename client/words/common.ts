/** Sentences that several rooms say. Customers read plain words: never bar, ticket, held, missed or pass. */
export const common = {
  unreachable: 'We could not reach the shop. Please check your connection and try again: nothing that you typed is lost.',
  unexpected: 'Something went wrong on our side. Please try again in a moment.',
  tryAgain: 'Try again',
  loading: 'One moment',
  home: 'To the start',
  notMe: "That's not me",
  forget: {
    sure: (codes: string, several: boolean) =>
      several
        ? `This device then forgets your places ${codes}. We keep them: note the codes, and say them in the store.`
        : `This device then forgets your place ${codes}. We keep it: note the code, and say it in the store.`,
    yes: 'Yes, forget me here',
    no: 'No, that is me',
  },
  staff: 'For staff',
  mails: 'Messages written so far',
  skip: 'Skip to the content',
  notFound: {
    title: 'There is nothing at this address.',
    text: 'A link may have been cut short. Help is one step away all the same.',
  },
  away: {
    title: 'We cannot be reached at the moment.',
    text: 'Either your connection or our computer is away. If you have a place with us already, it is kept. You can also just walk in.',
  },
  broken: {
    title: 'This page stumbled.',
    text: 'It is not your doing. Loading it again usually helps; what you typed is still there.',
    again: 'Load again',
  },
} as const
