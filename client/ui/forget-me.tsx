import { Button } from './button.tsx'
import { TwoTaps } from './two-taps.tsx'

type Props = { go: string; sure: (codes: string, several: boolean) => string; yes: string; no: string; codes: string[]; act: () => void }

/** Ends that a device knows somebody. With `codes` it asks first: they are what would be lost here. */
export const ForgetMe = ({ sure, codes, go, act, ...words }: Props) =>
  codes.length > 0 ? (
    <TwoTaps {...words} go={go} sure={sure(codes.join(', '), codes.length > 1)} pending={false} act={act} />
  ) : (
    <span>
      <Button kind="quiet" onClick={act}>
        {go}
      </Button>
    </span>
  )
