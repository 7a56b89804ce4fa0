/** kiosk: a tablet at the door, where people come in by themselves. board: a television that shows who is called. */
export const screenKinds = ['kiosk', 'board'] as const
export type ScreenKind = (typeof screenKinds)[number]

/** How long a pairing code works, and how long it is. Its letters are those of visits' codes: none that is mistaken for another. */
export const pairingMinutes = 10
export const pairingLength = 8
