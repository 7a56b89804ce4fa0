/** The sheet on the wall or in the window, for people with a phone. */
export const poster = {
  title: (place: string) => `Poster · ${place}`,
  lead: 'A sheet of A4 that leads a phone into the line of this place.',
  print: 'Print',
  language: 'This sheet',
  head: 'Free help with anything you ever bought here, however long ago.',
  sentences: [
    'Point your phone at the square and take a place in the line, from here or from anywhere.',
    'Our time costs nothing. If a part or a repair costs money, you hear the price first and may say no.',
    'No phone? Just come in: we take your place for you.',
  ],
  code: (address: string) => `Code that opens ${address}`,
  or: 'or type',
  notYours: 'You do not work at this place.',
} as const
