import { expect, test } from '@jest/globals'
import { skills as words, skillWords } from '../words/skills.ts'
import { calledFor, choicesFor, comfortChoices } from './called-for.ts'

const topic = (name: string, ...skills: string[]) => ({ id: name, name, minutes: 10, skills })
const topics = [topic('Advice'), topic('Repair', 'repair'), topic('Rescue', 'repair', 'data')]
const said = (...skills: string[]) => {
  const { special, ...rest } = calledFor(topics, skills)
  return words.calledFor(special, rest)
}

test('somebody is called for the topics of which they know all that is asked, and for those that ask for nothing', () => {
  expect(said()).toBe('Called for topics that need no special skill.')
  expect(said('data')).toBe('Called for topics that need no special skill.')
  expect(said('repair', 'speaks:de')).toBe('Called for “Repair”.')
  expect(said('repair', 'data')).toBe('Called for every topic of this bar.')
  expect(calledFor([topic('Repair', 'repair')], [])).toEqual({ special: [], every: false, plain: false })
})

test('what somebody can do besides is offered too, a language by its name', () => {
  const choices = choicesFor(['data', 'repair'], ['speaks:de', 'repair'])
  expect(choices).toEqual(['data', 'repair', 'speaks:de'])
  expect(choices.map(skillWords)).toEqual(['data', 'repair', 'speaks German'])
})

test('what makes a visit easier is offered apart, in words, whoever has it', () => {
  expect(choicesFor(['repair'], ['repair', 'suits:quiet'])).toEqual(['repair'])
  expect(comfortChoices).toEqual(['suits:low_desk', 'suits:in_writing', 'suits:quiet'])
  expect(comfortChoices.map(skillWords)).toEqual(['has a low desk', 'helps in writing', 'has a quiet place'])
})

test('what was saved is said by what it changes', () => {
  expect(words.saved('Bo', ['Repair', 'Rescue'], [])).toBe('Saved. Bo is called for “Repair” and “Rescue” from now on.')
  expect(words.saved('Bo', [], ['Repair'])).toBe('Saved. Bo is not called for “Repair” any more.')
  expect(words.saved('Bo', [], [])).toBe('Saved. Bo is called for the same topics as before.')
})
