import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type TestApp, testApp } from '../testing/app.ts'
import { found, rounds } from '../testing/counts.ts'
import { seatRace } from '../testing/seat-race.ts'
import { secondBookings } from '../testing/second-server.ts'
import { BookingsService } from './bookings.service.ts'

const count = rounds(1, 50)
let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

test(`500 people book one seat in the same moment through two processes, ${count} rounds: one has it, the others are told`, async () => {
  const through = [app.get(BookingsService), secondBookings(app)]
  for (let round = 0; round < count; round++) {
    expect(await seatRace(app.db, through, new Date('2026-03-11T09:00:00Z'))).toEqual({ won: 1, slotTaken: 499, other: [], held: 1, versions: 1 })
  }
  found(`One seat: ${count} rounds of 500 bookings at once, each won by exactly one.`)
}, 1_800_000)
