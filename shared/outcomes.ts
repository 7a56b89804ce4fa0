/** How help ended. Apart from the schemas, so that screens can name them without loading a validator. */
export const outcomes = ['solved', 'improved', 'left_with_us', 'passed_on', 'not_solved', 'ended_by_us'] as const
export type Outcome = (typeof outcomes)[number]
