import { Modal, type ModalRootProps } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import styles from './dialog.module.css'

type Props = Pick<ModalRootProps, 'size' | 'centered'> & {
  title: string /** Absent: it cannot be closed, only answered. */
  onClose?: () => void
  closeWords?: string
  /** Escape means something inside of it at the moment. */
  keepsEscape?: boolean
  children: ReactNode
}

/** A dialog with its name and a way out, there while mounted; the focus goes back to where it came from. Not Mantine's header, which would be a second banner of the page. */
export function Dialog({ title, onClose, closeWords, keepsEscape = false, children, ...rest }: Props) {
  const ends = Boolean(onClose)
  // Read while rendering: effects come after the dialog has taken the focus.
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      const back = before?.isConnected ? before : document.getElementById('content')
      if (back instanceof HTMLElement) back.focus()
    },
    [before],
  )
  return (
    <Modal.Root opened returnFocus={false} onClose={onClose ?? (() => {})} closeOnEscape={ends && !keepsEscape} closeOnClickOutside={ends} {...rest}>
      <Modal.Overlay backgroundOpacity={0.45} />
      <Modal.Content radius="md">
        <div className={styles.head}>
          <Modal.Title>{title}</Modal.Title>
          {onClose && <Modal.CloseButton aria-label={closeWords} />}
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
