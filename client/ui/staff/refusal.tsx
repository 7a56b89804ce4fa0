import { common } from '../../words/common.ts'

type Props = { sentence: string | null; onAgain?: (() => void) | null; onClose?: () => void; closeWords?: string }

/** A refusal, read out at once. The region stays in the page while empty, so that screen readers notice what comes into it. */
export function Refusal({ sentence, onAgain, onClose, closeWords }: Props) {
  return (
    <div role="alert">
      {sentence && (
        <div className="notice bad">
          <span>{sentence}</span>
          <span className="text-buttons">
            {onAgain && (
              <button type="button" className="text-button" onClick={onAgain}>
                {common.tryAgain}
              </button>
            )}
            {onClose && (
              <button type="button" className="text-button" onClick={onClose}>
                {closeWords}
              </button>
            )}
          </span>
        </div>
      )}
    </div>
  )
}
