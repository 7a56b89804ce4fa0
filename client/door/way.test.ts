import { describe, expect, test } from '@jest/globals'
import type { BarView, TopicView } from '../../shared/bars.ts'
import type { Way } from '../../shared/line.ts'
import { looksLikePhone, wayFor, waysOf } from './way.ts'

const bar = (...ways: Way[]) => ({ ways }) as BarView
const topic = (...ways: Way[]) => ({ ways }) as TopicView

describe('how help is given', () => {
  test('only as both the place and the topic allow', () => {
    expect(waysOf(bar('store', 'phone'), topic('phone'))).toEqual(['phone'])
    expect(waysOf(null, topic('phone'))).toEqual([])
  })

  test('not by video, as long as there is no link to send', () => {
    expect(waysOf(bar('store', 'phone', 'video'), topic('store', 'video'))).toEqual(['store'])
    expect(wayFor(bar('store', 'video'), topic('store', 'video'), 'video')).toBe('store')
  })
})

describe('a number to call', () => {
  test.each(['+353 87 123 4567', '087 123 4567', '(030) 12345-67', '0044 20/7946.0018'])('%s can be one', (text) => {
    expect(looksLikePhone(text)).toBe(true)
  })

  test.each(['', '   ', 'ana@example.com', '1234', 'call me', '++1'])('%p can be none', (text) => {
    expect(looksLikePhone(text)).toBe(false)
  })
})
