/** What one person typed and chose so far. Never stored: it ends with the visit. */
export type Typed = {
  code: string
  address: string
  number: string
  day: string
  postcode: string
  /** The receipt above was found to be one of ours. */
  proven: boolean
  topic: string | null
  name: string
  about: string
}
export const untyped: Typed = { code: '', address: '', number: '', day: '', postcode: '', proven: false, topic: null, name: '', about: '' }

export type Screen = 'start' | 'checkIn' | 'scan' | 'address' | 'heard' | 'in' | 'proof' | 'receipt' | 'topic' | 'name' | 'slip'

/** Where "back" leads; null where there is nothing to go back to: at the start, and when it is done. */
export function screenBefore(screen: Screen, { proven }: Pick<Typed, 'proven'>): Screen | null {
  switch (screen) {
    case 'checkIn':
    case 'proof':
      return 'start'
    case 'scan':
    case 'address':
      return 'checkIn'
    case 'receipt':
      return 'proof'
    case 'topic':
      return proven ? 'receipt' : 'proof'
    case 'name':
      return 'topic'
    default:
      return null
  }
}

/** As the server takes it. */
export const receiptOf = ({ number, day, postcode }: Typed) => ({
  number: number.trim(),
  ...(day && { day }),
  ...(postcode.trim() && { postcode: postcode.trim() }),
})
