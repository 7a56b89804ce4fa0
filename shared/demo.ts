/** A purchase of the demo, for trying a way in at the door. Empty where that way does not fit it; `day` as on the receipt. */
export type DemoPurchase = { what: string; email: string; number: string; receipt: string; day: string; postcode: string; serial: string }
