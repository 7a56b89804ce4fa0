/** Minutes of one "I need more time", and how often it can be said in one visit. */
export const later = { minutes: 10, times: 2 } as const
