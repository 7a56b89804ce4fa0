/** A message, ready to send. `short` is what a phone gets; `notice` what a browser shows below the subject, also on a locked screen: no name, no link. */
export type Letter = { subject: string; text: string; html: string; short: string; notice: string; calendar?: Calendar | undefined }
/** An iCalendar file; `method` as in the file. */
export type Calendar = { method: 'REQUEST' | 'CANCEL' | 'PUBLISH'; content: string }

/** What a message says. `big`: what is read at a glance (a code, a time). `facts` come as a list. Nothing is ever sold. */
export type Words = {
  shop: string
  subject: string
  big?: string
  paragraphs: string[]
  facts?: [string, string][]
  link?: { label: string; url: string }
  after?: string[]
  short: string
  notice?: string
  calendar?: Calendar | undefined
}

/** The same words as plain text and as HTML that a screen reader, a dark screen and a mail program without pictures can cope with. */
export function letter(words: Words): Letter {
  const { subject, short, notice = '', calendar } = words
  return { subject: oneLine(subject), text: text(words), html: html(words), short, notice, ...(calendar ? { calendar } : {}) }
}

function text({ shop, big, paragraphs, facts = [], link, after = [] }: Words): string {
  const parts = [
    ...(big ? [big] : []),
    ...paragraphs,
    ...(facts.length > 0 ? [facts.map(([name, value]) => `${name}: ${value}`).join('\n')] : []),
    ...(link ? [`${link.label}:\n${link.url}`] : []),
    ...after,
    `-- \n${shop}`,
  ]
  return `${parts.join('\n\n')}\n`
}

function html({ shop, subject, big, paragraphs, facts = [], link, after = [] }: Words): string {
  const paragraph = (words: string) => `<p style="margin:0 0 16px">${escaped(words).replaceAll('\n', '<br>')}</p>`
  const fact = ([name, value]: [string, string]) =>
    `<dt style="font-weight:bold">${escaped(name)}</dt><dd style="margin:0 0 8px">${escaped(value).replaceAll('\n', '<br>')}</dd>`
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">',
    `<title>${escaped(subject)}</title></head>`,
    '<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif"><main style="max-width:36em;margin:0 auto">',
    `<h1 style="font-size:20px;margin:0 0 16px">${escaped(subject)}</h1>`,
    big ? `<p style="font-size:32px;font-weight:bold;margin:0 0 16px">${escaped(big)}</p>` : '',
    ...paragraphs.map(paragraph),
    facts.length > 0 ? `<dl style="margin:0 0 16px">${facts.map(fact).join('')}</dl>` : '',
    link ? `<p style="margin:0 0 16px"><a href="${escaped(link.url)}" style="display:inline-block;padding:12px 0">${escaped(link.label)}</a></p>` : '',
    ...after.map(paragraph),
    `<p style="margin:24px 0 0">${escaped(shop)}</p></main></body></html>`,
  ].join('')
}

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (words: string) => words.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark)
/** A line break in a subject would begin another header. */
const oneLine = (words: string) => words.replace(/\s+/g, ' ').trim()
