import { createDecipheriv, createECDH, createHmac, type ECDH, hkdfSync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PushBody, PushNotice } from '../../shared/push.ts'

export type Pushed = { browser: string; headers: IncomingHttpHeaders; notice: PushNotice }

/** A push service on this machine, and the browsers that it knows. It answers 201, or what `answers` says. */
export async function pushService() {
  const browsers = new Map<string, { curve: ECDH; auth: Buffer }>()
  const pushed: Pushed[] = []
  const service = { host: '', pushed, answers: 201, browser, of, close: () => server.close() }
  const server = createServer(async (request, answer) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const status = service.answers
    const name = request.url?.slice(1) ?? ''
    const keys = browsers.get(name)
    if (status === 201 && keys)
      pushed.push({ browser: name, headers: request.headers, notice: JSON.parse(decrypted(Buffer.concat(chunks), keys)) as PushNotice })
    answer.writeHead(status).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  service.host = `127.0.0.1:${(server.address() as AddressInfo).port}`

  function browser(name: string): PushBody {
    const curve = createECDH('prime256v1')
    curve.generateKeys()
    const auth = randomBytes(16)
    browsers.set(name, { curve, auth })
    return { endpoint: `http://${service.host}/${name}`, keys: { p256dh: curve.getPublicKey('base64url'), auth: auth.toString('base64url') } }
  }
  function of(name: string): PushNotice[] {
    return pushed.filter((one) => one.browser === name).map(({ notice }) => notice)
  }
  return service
}

/** As a browser does it: RFC 8291, with one record of RFC 8188. */
function decrypted(body: Buffer, { curve, auth }: { curve: ECDH; auth: Buffer }): string {
  const salt = body.subarray(0, 16)
  const sender = body.subarray(21, 21 + body.readUInt8(20))
  const record = body.subarray(21 + sender.length)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), curve.getPublicKey(), sender])
  const shared = Buffer.from(hkdfSync('sha256', curve.computeSecret(sender), auth, info, 32))
  const prk = createHmac('sha256', salt).update(shared).digest()
  const expand = (label: string, length: number) =>
    createHmac('sha256', prk)
      .update(Buffer.from(`Content-Encoding: ${label}\0\x01`))
      .digest()
      .subarray(0, length)
  const opener = createDecipheriv('aes-128-gcm', expand('aes128gcm', 16), expand('nonce', 12)).setAuthTag(record.subarray(-16))
  const plain = Buffer.concat([opener.update(record.subarray(0, -16)), opener.final()])
  return plain.subarray(0, plain.lastIndexOf(2)).toString()
}
