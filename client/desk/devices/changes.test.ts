import { expect, test } from '@jest/globals'
import type { DeviceWords } from '../../../shared/devices.ts'
import { changesOf } from './changes.ts'

const laptop: DeviceWords = {
  ...{ kind: 'Laptop', serial: '', condition: '', accessories: '', keptAt: 'Shelf 4', agreed: '' },
  ...{ dataMayBeLost: false, mayCollect: '', repairReference: '', promisedDay: '2026-03-02' },
}

test('only what was changed is sent, also when something was taken away', () => {
  expect(changesOf(laptop, { ...laptop, keptAt: 'Shelf 5', promisedDay: null })).toEqual({ keptAt: 'Shelf 5', promisedDay: null })
  expect(changesOf(laptop, { ...laptop })).toEqual({})
})
