import type { Outcome } from '../../shared/outcomes.ts'
import type { TopicSlug } from './shop.ts'

/** What somebody came with, what the specialist noted for colleagues, and what the person was told at the end. */
export type Story = { about: string; note: string; summary: string }
const story = (about: string, note: string, summary: string): Story => ({ about, note, summary })

export const stories: Record<TopicSlug, Story[]> = {
  advice: [
    story(
      'Which charger may I use for my notebook?',
      'Own charger is 30 W, wants 65 W.',
      'Any USB-C charger with 65 W or more is fine. With less it charges slowly, and that harms nothing.',
    ),
    story(
      'Is my old tablet still safe to use?',
      'Last security update two years ago.',
      'It gets no security updates any more. Reading is fine; please no banking on it.',
    ),
    story(
      'How do I stop the ads in the news app?',
      'Switched personalised ads off, showed how.',
      'We switched personalised ads off and showed you where. Nothing was bought or installed.',
    ),
    story(
      'Earphones only play on one side',
      'Mesh was full of dust, cleaned.',
      'The left side was blocked by dust. A dry soft brush once a month keeps it away.',
    ),
  ],
  account: [
    story(
      'Locked out of my account after too many tries',
      'Recovery by second address, new password set.',
      'Your account is open again with a new password. The recovery codes are printed: keep them at home.',
    ),
    story('Codes go to a phone number I no longer have', 'Changed number after recovery form.', 'Codes now come to your new number. The old one is removed.'),
    story(
      'I got a mail that my password was stolen',
      'Phishing; no password was given. Signed out everywhere to be sure.',
      'That mail was a fake and nothing was stolen. We signed all devices out and in again together.',
    ),
    story('Family sharing does not let my daughter in', 'Age was entered wrong.', 'The birthday in the account was wrong by ten years. She is in now.'),
  ],
  'set-up': [
    story('New phone, first steps please', 'Set up, PIN, updates, emergency contact.', 'Your phone is ready: PIN, updates and an emergency contact are set.'),
    story(
      'New notebook for my mother, with large letters',
      'Text 150 %, contrast, read-aloud shown.',
      'Letters are larger, contrast is up, and it reads aloud when you press both volume keys.',
    ),
    story(
      'Tablet for school, only some apps allowed',
      'Screen time with code of the parent.',
      'The tablet allows the school apps until eight in the evening. Only you know the code.',
    ),
    story(
      'Router out of the box, nothing connected yet',
      'Provider data entered, name and password of the Wi-Fi set.',
      'The router is online at our desk. At home plug it in and wait three minutes.',
    ),
  ],
  network: [
    story(
      'Wi-Fi drops in the bedroom every evening',
      'Channel 11 crowded, moved to 5 GHz.',
      'We moved your Wi-Fi to a quieter channel. If it still drops, the second box belongs in the hallway.',
    ),
    story(
      'Printer says offline',
      'Had a new address since the router was changed. Fixed address set.',
      'Your printer has a fixed place in the network now and prints.',
    ),
    story('The label printer prints empty labels', 'Roll was in upside down.', 'The roll has to go in with the shiny side up. Nothing is broken.'),
    story('Video calls freeze', 'Old VPN was still on.', 'An old VPN slowed everything down. It is off, and you know where the switch is.'),
  ],
  slow: [
    story(
      'Notebook takes ten minutes to start',
      'Eleven programs at start-up, storage 98 % full. Cleaned, restarted: 40 s.',
      'It starts in under a minute. 60 GB are free again; your photos were not touched.',
    ),
    story(
      'Strange pop-ups about viruses',
      'Browser notifications of a dubious site. Removed.',
      'The warnings came from a web page, not from a virus. They are gone.',
    ),
    story(
      'Phone gets warm and the battery is empty by noon',
      'One app synchronised without end. Battery health 91 %.',
      'One app ran all day. It is reset; your battery itself is healthy.',
    ),
    story('Fan is loud all the time', 'Vents full of dust, cleaned on the spot.', 'We cleaned the vents. It is quiet again.'),
  ],
  'phone-repair': [
    story(
      'Screen cracked after a fall',
      'Glass only, touch works. Price told, accepted. Reference R-2291.',
      'The new screen is in and tested with you. Please keep the receipt of the part.',
    ),
    story('Battery swells a little', 'Switched off, put into the safe box. Battery changed.', 'The old battery was unsafe and stays here. The new one is in.'),
    story(
      'Charging port is loose',
      'Lint in the port. Cleaned, no part needed.',
      'There was lint in the port. It charges again and nothing had to be replaced.',
    ),
    story('The camera is foggy inside', 'Moisture. Dried; seal is old.', 'It is dry and clear again. The seal is old: please keep it away from water.'),
  ],
  'computer-repair': [
    story('Two keys do not work', 'Crumbs under E and R, cleaned.', 'All keys work. No part was needed.'),
    story('Hinge is loose', 'Two screws tightened, one replaced.', 'The hinge holds again.'),
    story(
      'Does not switch on any more',
      'Dead battery, starts with charger. Price told, person wants to think.',
      'It runs with the charger. You know the price of a new battery and decide at home; there is no hurry.',
    ),
    story(
      'Coffee on the keyboard',
      'Off since then. Opened, cleaned, dried; data saved to own disk first.',
      'We saved your data first and then cleaned it. It works; the space bar may stick a little.',
    ),
  ],
  transfer: [
    story(
      'From the old phone to the new one',
      'All moved, banking app has to be set up by the person.',
      'Photos, messages and contacts are on the new phone. The banking app wants you to sign in once.',
    ),
    story(
      'Photos of ten years from a broken notebook',
      'Disk readable. 212 GB copied to own disk.',
      'All 31,000 photos are on your disk. Two films were damaged before, and we could not open them.',
    ),
    story(
      'From a phone of another maker',
      'Messages of one app cannot be moved.',
      'Contacts, calendar and photos are on the new phone. The old chats stay readable on the old one.',
    ),
    story(
      'New disk in the notebook, please copy everything',
      'Cloned, started from the new one.',
      'The new disk holds everything that was on the old one. Keep the old one for a month.',
    ),
  ],
}

/** What is said when it did not end well, whatever it was about. */
export const endings: Record<Exclude<Outcome, 'solved'>, Omit<Story, 'about'>> = {
  improved: {
    note: 'Better, not perfect. Come back if it returns.',
    summary: 'It is better than before, and you know what to try next. If it returns, come back: it stays free.',
  },
  left_with_us: {
    note: 'Left here overnight for a longer test.',
    summary: 'Your device stays with us for a longer test. We tell you when it is ready, and the price of any part before anything is done.',
  },
  passed_on: {
    note: 'Needs the maker. Address and reference given.',
    summary: 'This is for the maker. You have their address and our notes, so that you need not explain it again.',
  },
  not_solved: {
    note: 'Tried what can be tried here.',
    summary: 'We could not fix this, and did not want to guess. What you can do next is written on your page.',
  },
  ended_by_us: {
    note: 'Ended early: fire drill in the building.',
    summary: 'We had to stop early, and are sorry. Come back any time: you will be helped first.',
  },
}

export const vouching = [
  'Receipt lost, device has our sticker',
  'A gift; knows shop, month and model',
  'Old customer, known to the whole team',
  'Paid in cash, box is from us',
]
