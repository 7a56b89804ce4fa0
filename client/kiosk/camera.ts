type Detector = { detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]> }
type WithDetector = { BarcodeDetector?: new (options: { formats: string[] }) => Detector }

/** Whether this browser lets a page ask for a camera at all: only over https, or on the machine itself. */
export const mayHaveCamera = (): boolean => typeof navigator.mediaDevices?.getUserMedia === 'function'

const every = 200
/** Wide enough for a code that is held a hand away, and a few ms to read on a tablet. */
const width = 640

/** Reads codes from the camera that looks at the person until the returned function is called. Nothing is kept. Rejects when there is no camera. */
export async function readCodes(video: HTMLVideoElement, heard: (text: string) => void): Promise<() => void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'user', width: { ideal: 1280 } }, audio: false })
  const stop = () => {
    for (const track of stream.getTracks()) track.stop()
  }
  try {
    video.srcObject = stream
    await video.play()
    const read = await reader()
    let busy = false
    const timer = setInterval(async () => {
      if (busy) return
      busy = true
      const text = await read(video).catch(() => null)
      busy = false
      if (text) heard(text)
    }, every)
    return () => {
      clearInterval(timer)
      stop()
    }
  } catch (error) {
    stop()
    throw error
  }
}

/** The browser's own reader where it has one; otherwise ours, loaded only then. */
async function reader(): Promise<(video: HTMLVideoElement) => Promise<string | null>> {
  const { BarcodeDetector } = window as WithDetector
  if (BarcodeDetector) {
    const detector = new BarcodeDetector({ formats: ['qr_code'] })
    return async (video) => (await detector.detect(video))[0]?.rawValue ?? null
  }
  const { decodeQR } = await import('qr/decode.js')
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return async (video) => {
    if (!context || video.videoWidth === 0) return null
    canvas.width = width
    canvas.height = Math.round((width * video.videoHeight) / video.videoWidth)
    context.drawImage(video, 0, 0, canvas.width, canvas.height)
    // Throws when there is no code to be seen.
    return decodeQR(context.getImageData(0, 0, canvas.width, canvas.height))
  }
}
