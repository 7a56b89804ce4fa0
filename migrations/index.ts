import { HelpBar1700000000001 } from './0001-help-bar.ts'
import { Sales1700000000002 } from './0002-sales.ts'
import { Logins1700000000003 } from './0003-logins.ts'
import { Door1700000000004 } from './0004-door.ts'
import { History1700000000005 } from './0005-history.ts'
import { Find1700000000006 } from './0006-find.ts'
import { Demo1700000000007 } from './0007-demo.ts'
import { EveryMove1700000000008 } from './0008-every-move.ts'
import { Screens1700000000009 } from './0009-screens.ts'
import { Push1700000000010 } from './0010-push.ts'
import { Staff1700000000011 } from './0011-staff.ts'
import { Items1700000000012 } from './0012-items.ts'
import { Seats1700000000014 } from './0014-seats.ts'
import { Paper1700000000018 } from './0018-paper.ts'
import { Kept1700000000019 } from './0019-kept.ts'
import { Waits1700000000020 } from './0020-waits.ts'
import { MissedToday1700000000021 } from './0021-missed-today.ts'

/** All migrations in order. A list and no glob: what runs is what the compiler has seen. */
export const migrations = [
  HelpBar1700000000001,
  Sales1700000000002,
  Logins1700000000003,
  Door1700000000004,
  History1700000000005,
  Find1700000000006,
  Demo1700000000007,
  EveryMove1700000000008,
  Screens1700000000009,
  Push1700000000010,
  Staff1700000000011,
  Items1700000000012,
  Seats1700000000014,
  Paper1700000000018,
  Kept1700000000019,
  Waits1700000000020,
  MissedToday1700000000021,
]
