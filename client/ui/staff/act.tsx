import { Button, type ButtonProps, Loader } from '@mantine/core'
import type { ComponentPropsWithRef, ReactNode } from 'react'

type Props = ButtonProps &
  Omit<ComponentPropsWithRef<'button'>, keyof ButtonProps> & {
    /** What is under way, as words; the button then does nothing more. */
    doing?: string | null
    /** The single key that does the same; shown, and told to screen readers. */
    press?: string | null
    children: ReactNode
  }

/**
 * A button for a command. While it is under way it says so and keeps its focus: a `disabled` button would drop a keyboard user
 * back to the top of the page.
 */
export function Act({ doing, press, children, onClick, ...rest }: Props) {
  return (
    <Button
      {...rest}
      aria-disabled={doing ? true : undefined}
      aria-busy={doing ? true : undefined}
      aria-keyshortcuts={rest['aria-keyshortcuts'] ?? press ?? undefined}
      data-doing={doing ? true : undefined}
      leftSection={doing ? <Loader size={14} color="currentcolor" aria-hidden /> : undefined}
      rightSection={
        press && !doing ? (
          <span className="kbd" aria-hidden>
            {press}
          </span>
        ) : undefined
      }
      onClick={doing ? (event) => event.preventDefault() : onClick}
    >
      {doing ?? children}
    </Button>
  )
}
