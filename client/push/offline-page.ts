import { push } from '../words/push.ts'
import type { KeptPlace } from './kept.ts'

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (words: string) => words.replace(/[&<>"]/g, (mark) => marks[mark] ?? mark)
const { tab, title, code, at, text, unknown, unknownText, again } = push.offline

/** A whole page in one answer: without a network nothing could be loaded besides it. No script: it says something, and is loaded again. */
export const offlinePage = (place: KeptPlace | null): string =>
  [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">',
    `<title>${place ? `${escaped(place.code)} · ` : ''}${tab}</title>`,
    '<style>body{font:1.0625rem/1.5 system-ui,sans-serif;margin:0;padding:2rem 1.25rem}main{max-inline-size:34rem;margin-inline:auto}h1{font-size:1.6rem;line-height:1.25}b{display:block;font-size:3.5rem;letter-spacing:.06em;line-height:1.2}a{display:inline-block;padding-block:.8rem;color:inherit}</style>',
    `</head><body><main><h1>${place ? title : unknown}</h1>`,
    place ? `<p>${code}<b>${escaped(place.code)}</b>${at} ${escaped(place.bar)}</p>` : '',
    `<p>${place ? text : unknownText}</p><p><a href="">${again}</a></p></main></body></html>`,
  ].join('')

/** It may load nothing and run nothing, whatever was written into it. */
export const offlineHeaders = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" }
