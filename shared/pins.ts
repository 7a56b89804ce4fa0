/** What a PIN may be; without a validator, for the screens that ask for one. */
export const pinLengths = { least: 4, most: 8 }

/** The first that somebody would try: one digit all along, or the keys in a row. */
export const isEasyPin = (digits: string): boolean => /^(\d)\1+$/.test(digits) || ['01234567890', '09876543210'].some((row) => row.includes(digits))
