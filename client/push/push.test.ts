import { describe, expect, test } from '@jest/globals'
import { placeIn, shown } from './notice.ts'
import { offlineHeaders, offlinePage } from './offline-page.ts'

const ticket = '0198c0de-0000-7000-8000-000000000001'
const notice = { title: 'It is your turn: desk 3', body: 'High Street · your code K7M4', tag: `${ticket} turn`, url: `/t/${ticket}` }

describe('a notice', () => {
  test('is shown as it was written; a newer one about the same is heard again', () => {
    const { title, body, tag, url } = notice
    expect(shown(notice)).toEqual({ title, options: { body, tag, renotify: true, data: { url } } })
  })

  test.each([null, 'words', {}, { ...notice, title: 1 }, { ...notice, url: undefined }])('is nothing where it cannot be read: %j', (data) => {
    expect(shown(data)).toBeNull()
  })

  test.each(['https://example.org', '//example.org', '/staff', `/t/${ticket}/..`, 'javascript:alert(1)', `/t/${ticket}?next=x`])('opens no %s', (url) => {
    expect(shown({ ...notice, url })).toBeNull()
  })

  test('opens a place', () => {
    expect(placeIn(`/t/${ticket}`)).toBe(ticket)
  })
})

describe('the page without a network', () => {
  test('says the code that is called, and where', () => {
    const page = offlinePage({ code: 'K7M4', bar: 'High Street' })
    for (const words of ['You are offline; your place is kept.', 'K7M4', 'High Street']) expect(page).toContain(words)
  })

  test('says as much as it can of a place that this device does not know', () => {
    expect(offlinePage(null)).toContain('You are offline.')
    expect(offlinePage(null)).not.toMatch(/<b>|your place is kept/)
  })

  test('runs nothing, whatever a place is called', () => {
    expect(offlinePage({ code: 'K7M4', bar: '<script>alert(1)</script>' })).not.toContain('<script')
    expect(offlineHeaders['content-security-policy']).toContain("default-src 'none'")
  })
})
