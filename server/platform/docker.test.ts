import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { variables } from './config.ts'

const known = [...Object.keys(variables.shape), 'NODE_OPTIONS']
const compose = readFileSync('docker-compose.yml', 'utf8')
const dockerfile = readFileSync('Dockerfile', 'utf8')

test('the containers set only what the server reads', () => {
  const server = /environment:\n([\s\S]*?)\n {4}volumes:/.exec(compose)?.[1] ?? ''
  const set = [...server.matchAll(/^ {6}([A-Z_]+):/gm), ...dockerfile.matchAll(/(?<=^ENV .*)\b([A-Z_]{4,})=/gm)].map(([, name]) => name)
  expect(set.length).toBeGreaterThan(8)
  expect(set.filter((name) => !known.includes(name ?? ''))).toEqual([])
})

test('what the image copies and starts is there', () => {
  for (const [, file] of dockerfile.matchAll(/^COPY (?!--from)(\S+) /gm)) expect(existsSync(file ?? '')).toBe(true)
  expect(dockerfile).toMatch('CMD ["node", "--no-memory-reducer", "dist/server/main.js"]')
  expect(readFileSync('package.json', 'utf8')).toMatch('"start": "node --no-memory-reducer scripts/start.mjs"')
  expect(existsSync('server/main.ts')).toBe(true)
})

test('the image runs as an ordinary user, asks health, and stops by a signal that the server itself gets', () => {
  expect(dockerfile).toMatch(/^USER node$/m)
  expect(dockerfile).toMatch(/^HEALTHCHECK [\s\S]*\/api\/health/m)
  expect(dockerfile).not.toMatch(/^CMD (?!\[)/m)
})
