/** As much of a key press as is needed. */
type Typed = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean }

/** What becomes of a key while a text field is awaited: kept as text, ends the wish, or is none of its business. */
export type Fate = 'kept' | 'ended' | 'passed'

/**
 * Somebody asked for a text field that comes with an answer still on its way. What they type meanwhile is text, never a command:
 * it is kept and put into the field once that is there.
 */
export class FocusWish {
  private typed = ''
  /** `target`: whose field it is. */
  constructor(readonly target: string) {}

  hear({ key, ctrlKey, metaKey, altKey }: Typed): Fate {
    if (key === 'Escape') return 'ended'
    if (ctrlKey || metaKey || (altKey && key.length > 1)) return 'passed'
    if (key === 'Backspace') this.typed = Array.from(this.typed).slice(0, -1).join('')
    else if (key === 'Enter') this.typed += '\n'
    else if (Array.from(key).length === 1) this.typed += key
    else return 'passed'
    return 'kept'
  }

  get text(): string {
    return this.typed
  }
}

/** As if it were typed at the end: what listens to the field hears it. */
export function typeInto(field: HTMLTextAreaElement | HTMLInputElement, text: string): void {
  if (text === '') return
  field.setRangeText(text, field.value.length, field.value.length, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
