import type { Outcome } from '../../shared/outcomes.ts'

const people = (count: number) => (count === 1 ? 'One person' : `${count} people`)

/** What customers read on the page of their own place. */
export const queue = {
  loading: 'Looking for your place',
  already: 'You have this place already, so that we led you to it. One person has one place in a line.',
  code: 'Your code',
  tabTitle: (code: string) => `${code} · your place`,
  tabTurn: (desk: number | null) => (desk === null ? '● It is your turn' : `● Your turn: desk ${desk}`),

  strangers: {
    title: 'This place belongs to somebody else, or to another device.',
    text: 'Tell us who you are, and it opens here too. Or ask for help anew: it is free.',
    go: 'Tell us who you are',
  },

  age: {
    reconnecting: (time: string) => `As of ${time} · reconnecting`,
    live: 'Live',
  },

  ahead: {
    unknown: 'Your place is kept.',
    none: (here: boolean) => (here ? 'You are next.' : 'Nobody is before you.'),
    some: (count: number) => `${people(count)} before you.`,
    said: (count: number) => (count === 0 ? 'Nobody is before you any more.' : `${people(count)} before you.`),
    you: 'you',
    more: (count: number) => `+${count}`,
  },
  wait: {
    label: 'Likely wait',
    between: (from: string, to: string) => `between ${from} and ${to}`,
    minutes: (low: number, high: number) => `about ${low} to ${high} minutes`,
    upTo: (high: number) => `any moment, at most about ${high} minutes`,
    over: 'It takes longer than we told you. We are sorry; your place is safe.',
    unknown: 'No desk is open yet, so that nobody can say. Your place counts.',
    notYet: 'We cannot say yet how long it takes. Your place counts.',
    told: (at: string) => `as we saw it at ${at}`,
    cautious: 'We rather say too long than too short.',
  },

  next: 'What to do next',
  here: {
    ask: 'Tell us when you are in the store',
    why: 'We call only people who are in the store. Your place counts all the same until then.',
    go: 'I am here',
    yes: 'You are in the store: stay within hearing.',
    yesText: 'We call your code, and this page says so too. A short walk is fine while people are before you.',
    phone: 'Keep your phone at hand: we ring you.',
    video: 'Keep this page open: we invite you from here.',
  },
  digits: {
    label: "Today's digits",
    hint: 'They are shown in the store.',
    go: 'Confirm',
    needed: "Type today's digits, please. They are shown in the store.",
  },
  leave: { go: 'Give up my place', sure: 'Give up your place?', yes: 'Yes, give it up', no: 'No, keep it' },
  undo: { go: 'Take it back', until: (time: string) => `You can take this back until ${time}.` },

  offered: {
    title: 'Today it may not come to your turn any more.',
    text: (when: string) => `The first time that we can offer: ${when}. Whoever takes it first has it.`,
    go: (when: string) => `Take ${when}`,
    other: 'Choose another time',
    back: 'Back to the first time',
    gone: 'Somebody took that time a moment ago. These are free now.',
  },

  called: {
    title: 'It is your turn',
    desk: (desk: number) => `Desk ${desk}`,
    waits: (name: string) => `${name} waits for you there.`,
    phone: (name: string) => `${name} calls you now.`,
    notNow: 'I cannot come after all',
  },
  helping: { title: (name: string) => `You are with ${name}.`, plain: 'You are being helped.', desk: (desk: number) => `Desk ${desk}` },
  kept: {
    title: 'We called and did not see you; your turn is kept.',
    text: 'Come back today and you are where you were.',
    go: 'I am back',
    late: 'Your booked time has gone by; you are still on our list.',
    lateText: (when: string) => `It was ${when}. Come when you can today.`,
    lateGo: 'I am here',
    over: 'Your turn was on another day.',
    overCalled: 'We called and did not see you. You can take a new place or a time, whenever it suits you.',
    overLate: 'Your booked time went by without you. You can take a new place or a time, whenever it suits you.',
  },
  withUs: { title: 'We have what you left with us.', text: 'We write to you as soon as there is news.' },
  elsewhere: { title: 'This goes on under another code.', text: 'We put two of your requests together. Ask in the store if anything is unclear.' },

  booked: {
    title: 'Your time is booked.',
    when: 'When',
    where: 'Where',
    about: 'About',
    bring: 'What to bring',
    calendar: 'Add to my calendar',
    change: 'Choose another time',
    keep: 'Keep the time I have',
    move: (when: string) => `Move to ${when}`,
    cancel: 'Cancel this time',
    sure: 'Cancel your booked time?',
    yes: 'Yes, cancel it',
    no: 'No, keep it',
    checkIn: 'In the store already?',
    checkInText: "Type today's digits, shown in the store, and you are in the line.",
    checkInLater: 'From two hours before, you can say on this page that you have come.',
    checkInGo: 'I am here',
    zone: (zone: string) => `All times are ${zone}.`,
    atZone: (zone: string) => `(${zone})`,
  },
  slots: {
    days: 'Day',
    times: (day: string) => `Free times, ${day}`,
    none: 'Nothing is free on this day.',
    noneAtAll: 'No free time in these days.',
    loading: 'Looking for free times',
    further: 'Later days',
    earlier: 'Earlier days',
  },

  left: { title: 'You gave up your place.', text: 'You can come again any time. It costs nothing.' },
  cancelled: {
    title: 'Your time is cancelled.',
    text: 'Somebody else can have it now. You can come again any time.',
    gone: 'Somebody else has that time by now. These are free.',
    anew: (when: string) => `Go on with ${when}`,
  },
  closed: {
    title: 'We closed before it was your turn.',
    text: 'That is on us, not on you. We are sorry.',
  },

  done: {
    title: 'Thank you for coming.',
    by: (name: string, day: string) => `${name} helped you, ${day}.`,
    summary: 'What was done',
    noSummary: 'The summary is still being written. It will be on this page.',
    comeBack: 'If it comes back, so can you',
    comeBackText: 'Any time, for this or anything else you ever bought here. On this device there is nothing to prove.',
    outcomes: {
      solved: 'Solved',
      improved: 'Better than before',
      left_with_us: 'Left with us',
      passed_on: 'Passed on to somebody who knows more',
      not_solved: 'Not solved this time',
      ended_by_us: 'Ended by us',
    } satisfies Record<Outcome, string>,
  },
  proof: 'The receipt or the box, if there is one. If not, come all the same.',
  again: 'Ask for help again',
  details: 'Your request',
} as const
