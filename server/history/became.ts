/** A visit ($1) and those that became it: sent from another bar, or merged into it. Their history went along. */
export const became = `WITH RECURSIVE became AS (
  SELECT $1::uuid AS id UNION SELECT t.id FROM became JOIN ticket t ON t.goes_on_as = became.id AND t.state IN ('sent', 'merged'))`
