import type { ScreenKind } from '../../shared/pairing.ts'

const kinds: { [K in ScreenKind]: { name: string; text: string } } = {
  kiosk: { name: 'Kiosk', text: 'A tablet at the door: people check in or take a place by themselves.' },
  board: { name: 'Board', text: 'A television: who is called, who is next, how long it takes.' },
}

/** Pairing tablets and televisions: on the device itself, and for the supervisor who sets them up. */
export const screens = {
  kinds,
  title: 'Screens',
  lead: 'Tablets and televisions of a bar. None of them is signed in as anybody.',
  bar: 'Bar',
  none: 'No screen is set up here yet.',
  add: 'Add a screen',
  kind: 'What is it?',
  name: 'Where does it stand?',
  nameHint: 'For example "At the door" or "Above the desks"',
  nameNeeded: 'A name for this screen, please: where does it stand?',
  make: 'Make a code',
  making: 'Making a code…',
  how: (address: string) => `On the tablet or television, open ${address} and type this code.`,
  until: (time: string) => `It works once, until ${time}.`,
  ownDevice: 'Whoever is signed in on that device is signed out there.',
  close: 'Close',
  columns: { name: 'Where', kind: 'Kind', seen: 'Seen last', remove: 'Remove' },
  codeUntil: (time: string) => `Waits for its code until ${time}`,
  codeOver: 'The code is too old: remove it and make another',
  now: 'Now',
  ago: (span: string) => `${span} ago`,
  remove: 'Remove',
  removing: 'Removing…',
  removeOf: (name: string) => `Remove ${name}`,
  removeTitle: (name: string) => `Remove "${name}"?`,
  removeText: 'It stops showing anything at once. To use it again, make a new code.',
  keep: 'Keep it',
  links: 'Without a screen of its own',
  toBoard: 'Board on this device',
  toPoster: 'Poster to print',

  device: {
    title: 'Connect this screen',
    text: 'Type the code that a supervisor got under "Screens".',
    label: 'Code',
    hint: 'Eight letters and digits',
    needed: 'The code has eight letters and digits.',
    go: 'Connect',
    signsOut: 'Whoever is signed in on this device will be signed out: anybody may stand before it.',
    is: (name: string, place: string) => `This is "${name}" of ${place}.`,
    open: 'Open it',
    other: 'Make it another screen',
  },
} as const
