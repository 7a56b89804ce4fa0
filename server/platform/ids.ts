import { v7 } from 'uuid'

/**
 * A new id: UUID version 7 (RFC 9562), so that rows made one after the other lie side by side in an index. `at` dates the id
 * when the row belongs to another time than now.
 */
export const newId = (at?: Date): string => (at ? v7({ msecs: at.getTime() }) : v7())
