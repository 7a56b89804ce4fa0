/** When more lies in the house than a list holds. */
export const oldestOf = (shown: number, all: number): string => `These are the oldest ${shown} of ${all}. The newer ones come up here as these are handed over.`
