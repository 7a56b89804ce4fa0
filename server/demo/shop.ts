import type { Role } from '../../shared/auth.ts'
import type { Way } from '../../shared/line.ts'

/** Everybody in the demo signs in with this. It is no secret: the sign-in page shows it. */
export const demoPassword = 'aftercare-demo'

export type DemoBar = {
  slug: string
  name: string
  zone: string
  address: string
  bring: string
  ways: Way[]
  seats: number
  desks: number
  hours: [string, string]
  sunday: [string, string]
}
const bring = 'The device with its charger, and the code that opens it. A backup, if you have one.'

/** Whatever the time, one of them is open: their hours cover the day together, in summer and in winter. */
export const bars: DemoBar[] = [
  {
    slug: 'dublin',
    name: 'Dublin, Mill Lane',
    zone: 'Europe/Dublin',
    address: '12 Mill Lane, Dublin 8',
    bring,
    ways: ['store', 'phone'],
    seats: 3,
    desks: 4,
    hours: ['09:00', '19:00'],
    sunday: ['11:00', '18:00'],
  },
  {
    slug: 'chicago',
    name: 'Chicago, Canal Street',
    zone: 'America/Chicago',
    address: '400 Canal Street, Chicago, IL 60607',
    bring,
    ways: ['store', 'phone'],
    seats: 3,
    desks: 4,
    hours: ['08:00', '21:00'],
    sunday: ['09:00', '21:00'],
  },
  {
    slug: 'osaka',
    name: 'Osaka, Umeda',
    zone: 'Asia/Tokyo',
    address: '2-5 Umeda, Kita-ku, Osaka 530-0001',
    bring,
    ways: ['store'],
    seats: 2,
    desks: 4,
    hours: ['10:00', '20:00'],
    sunday: ['10:00', '20:00'],
  },
]

export const topics = [
  {
    slug: 'advice',
    name: 'A question or advice',
    hint: 'How something works, what fits together, what is worth doing',
    minutes: 10,
    skills: [],
    ways: ['store', 'phone'],
  },
  {
    slug: 'account',
    name: 'Sign-in and accounts',
    hint: 'Forgotten passwords, locked accounts, codes that do not come',
    minutes: 15,
    skills: ['accounts'],
    ways: ['store', 'phone'],
  },
  { slug: 'set-up', name: 'Setting up something new', hint: 'First steps with a new device', minutes: 20, skills: [], ways: ['store', 'phone'] },
  {
    slug: 'network',
    name: 'Wi-Fi and printers',
    hint: 'No connection, weak signal, nothing comes out',
    minutes: 20,
    skills: ['network'],
    ways: ['store', 'phone'],
  },
  {
    slug: 'slow',
    name: 'Slow or behaving oddly',
    hint: 'Crashes, warnings, full storage, strange sounds',
    minutes: 25,
    skills: ['computers'],
    ways: ['store', 'phone'],
  },
  {
    slug: 'phone-repair',
    name: 'Screen or battery of a phone',
    hint: 'We look at it together; you hear the price of parts first',
    minutes: 40,
    skills: ['phone repair'],
    ways: ['store'],
  },
  {
    slug: 'computer-repair',
    name: 'Repair of a computer',
    hint: 'Keyboard, hinge, fan, battery; you hear the price of parts first',
    minutes: 45,
    skills: ['computer repair'],
    ways: ['store'],
  },
  { slug: 'transfer', name: 'Moving your data', hint: 'From the old device to the new one', minutes: 60, skills: ['data'], ways: ['store'] },
] as const satisfies { slug: string; name: string; hint: string; minutes: number; skills: string[]; ways: Way[] }[]
export type TopicSlug = (typeof topics)[number]['slug']

export type DemoStaff = { email: string; name: string; role: Role; skills: string[]; bars: string[] }
const staff = (name: string, role: Role, bars: string[], skills: string[] = []): DemoStaff => ({
  email: `${name.split(' ')[0]?.toLowerCase()}@demo.example`,
  name,
  role,
  skills,
  bars,
})

const all = bars.map(({ slug }) => slug)
/** The first specialist of each bar stays off the demo's desks of today, so that whoever tries it finds one free. */
export const people: DemoStaff[] = [
  staff('Niamh Doherty', 'specialist', ['dublin'], ['accounts', 'network', 'computers', 'data']),
  staff('Tomasz Zielinski', 'specialist', ['dublin'], ['accounts', 'phone repair', 'computer repair', 'network']),
  staff('Sinead Walsh', 'specialist', ['dublin'], ['computers', 'data', 'network', 'accounts']),
  staff('Emeka Obi', 'specialist', ['dublin'], ['phone repair', 'computers']),
  staff('Maya Whitfield', 'specialist', ['chicago'], ['accounts', 'network', 'computers', 'data']),
  staff('Luis Herrera', 'specialist', ['chicago'], ['computers', 'computer repair', 'accounts', 'data', 'network']),
  staff('Dana Kowalczyk', 'specialist', ['chicago'], ['phone repair', 'accounts', 'network']),
  staff('Trevor Banks', 'specialist', ['chicago'], ['network', 'computers']),
  staff('Haruka Mori', 'specialist', ['osaka'], ['accounts', 'network', 'computers', 'data']),
  staff('Kenji Ono', 'specialist', ['osaka'], ['phone repair', 'computer repair', 'accounts', 'network']),
  staff('Aya Shimizu', 'specialist', ['osaka'], ['data', 'accounts', 'computers', 'network']),
  staff('Ren Fujita', 'specialist', ['osaka'], ['phone repair', 'computers']),
  staff('Grainne Nolan', 'supervisor', ['dublin'], ['accounts', 'network']),
  staff('Walter Reyes', 'supervisor', ['chicago'], ['accounts', 'computers']),
  staff('Masako Abe', 'supervisor', ['osaka'], ['accounts', 'data']),
  staff('Ingrid Sommer', 'supervisor', all, ['accounts', 'network', 'computers']),
  staff('Oluwaseun Ade', 'admin', []),
]
