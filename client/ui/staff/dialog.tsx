import { Modal, type ModalRootProps } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './dialog.module.css'

type Props = Pick<ModalRootProps, 'size' | 'centered'> & {
  title: string /** Absent: it cannot be closed, only answered. */
  onClose?: () => void
  closeWords?: string
  children: ReactNode
}

/** A dialog with its name and a way out. Not Mantine's header, which would be a second banner of the page. */
export function Dialog({ title, onClose, closeWords, children, ...rest }: Props) {
  const ends = Boolean(onClose)
  return (
    <Modal.Root opened onClose={onClose ?? (() => {})} closeOnEscape={ends} closeOnClickOutside={ends} {...rest}>
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
