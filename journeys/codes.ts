import type { Page } from 'playwright-core'
import decodeQR from 'qr/decode.js'

/** Square codes as they are met: painted on a screen or on paper, read by a camera. Pictures are PNG, as `screenshot()` takes them. */

/** What a phone reads in this picture. `page`: any; its browser unpacks the picture. Throws where there is no code. */
export async function readIn(page: Page, picture: Buffer): Promise<string> {
  const { width, height, grey } = await page.evaluate(async (text) => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0))]))
    const { width, height } = image
    const paper = new OffscreenCanvas(width, height).getContext('2d') as OffscreenCanvasRenderingContext2D
    paper.drawImage(image, 0, 0)
    const { data } = paper.getImageData(0, 0, width, height)
    let grey = ''
    for (let at = 0; at < data.length; at += 4) grey += String.fromCharCode(data[at] as number)
    return { width, height, grey }
  }, picture.toString('base64'))
  // Of this format the brightness alone is read, which comes first.
  return decodeQR({ width, height, data: Buffer.from(grey, 'latin1') }, { format: 'I420' })
}

/**
 * A hand scanner types it and ends with Enter: key upon key, however busy the machine is. `pause`: how long (ms) the second key lets
 * itself wait. Answers whether it was heard; then Enter presses nothing else.
 */
export function scan(page: Page, text: string, pause = 0): Promise<boolean> {
  return page.evaluate(
    async ([text, pause]) => {
      const types = (key: string) =>
        !(document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
      for (const [at, key] of [...text].entries()) {
        if (at === 1 && pause > 0) await new Promise((done) => setTimeout(done, pause))
        types(key)
      }
      return types('Enter')
    },
    [text, pause] as const,
  )
}

type Played = { camera: { paper: OffscreenCanvasRenderingContext2D; tracks: MediaStreamTrack[] } }

/** From now on this page has a camera. It sees a grey room until something is held before it. */
export function putCamera(page: Page): Promise<void> {
  return page.evaluate(() => {
    const paper = new OffscreenCanvas(1280, 720).getContext('2d') as OffscreenCanvasRenderingContext2D
    paper.fillStyle = '#777'
    paper.fillRect(0, 0, 1280, 720)
    const tracks: MediaStreamTrack[] = []
    Object.assign(window, { camera: { paper, tracks } })
    // Frame by frame: what is drawn to a canvas comes through its `captureStream` only while the page itself is painted.
    const { MediaStreamTrackGenerator: Generator } = window as unknown as {
      MediaStreamTrackGenerator: new (kind: { kind: 'video' }) => MediaStreamTrack & { writable: WritableStream }
    }
    navigator.mediaDevices.getUserMedia = async () => {
      const track = new Generator({ kind: 'video' })
      const frames = track.writable.getWriter()
      tracks.push(track)
      let timestamp = 0
      const timer = setInterval(() => {
        if (track.readyState === 'ended') return clearInterval(timer)
        timestamp += 100_000
        void frames.write(new VideoFrame(paper.canvas, { timestamp }))
      }, 100)
      return new MediaStream([track])
    }
  })
}

/** Holds it up to the camera, a little askew and not in the middle, as a hand does. */
export function holdUp(page: Page, picture: Buffer): Promise<void> {
  return page.evaluate(async (text) => {
    const { paper } = (window as unknown as Played).camera
    const image = await createImageBitmap(new Blob([Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0))]))
    const height = (400 * image.height) / image.width
    paper.resetTransform()
    paper.fillRect(0, 0, 1280, 720)
    paper.translate(700, 340)
    paper.rotate(0.12)
    paper.drawImage(image, -200, -height / 2, 400, height)
  }, picture.toString('base64'))
}

/** Whether anything still looks through the camera. */
export const isWatching = (page: Page): Promise<boolean> =>
  page.evaluate(() => (window as unknown as Played).camera.tracks.some(({ readyState }) => readyState === 'live'))
