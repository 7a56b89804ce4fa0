import { type Letter, letter } from '../letter.ts'

/** `known`: the address belongs to a purchase or to somebody who was here. `second`: asked for after a right code, while wrong ones rain. */
export type CodeWords = { shop: string; door: string; digits: string; validMinutes: number; known: boolean; second: boolean }

/** The code for the door. An unknown address is told so, kindly, with every other way in. */
export function code({ shop, door, digits, validMinutes, known, second }: CodeWords): Letter {
  const use = `This is your ${second ? 'second ' : ''}code. Type it on the page where you asked for it within ${validMinutes} minutes. We will never ask you for it on the phone.`
  const why = second ? ['Many wrong codes are being tried at the moment, not by you. That is why we ask for two.'] : []
  return letter({
    shop,
    subject: `${digits} is your code for ${shop}`,
    big: digits,
    paragraphs: [use, ...why, ...(known ? [] : unknown)],
    ...(known ? {} : { link: { label: 'Back to the door', url: door } }),
    after: ['If you did not ask for this, you need not do anything. Nobody gets in without the code.'],
    short: `${digits} is your code for ${shop}, valid for ${validMinutes} minutes.${known ? '' : ' We found no purchase with this number: you can come in all the same and show one in the store.'}\n\n@${new URL(door).hostname} #${digits}`,
  })
}

const unknown = [
  'We did not find a purchase under this address. That happens: it may have been a gift, paid in cash, or bought with another address.',
  'You are welcome all the same. With this code you can take a place or a time now, and show something of your purchase when you come. Or go back and try another address, or the number on an order or receipt with its day or postcode. If you have none of these, tell us at the desk.',
]
