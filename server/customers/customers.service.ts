import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import { Clock } from '../platform/clock.ts'
import { newId } from '../platform/ids.ts'
import type { Tx } from '../platform/transaction.ts'
import type { Address } from './address.ts'

export type ProvenBy = 'contact' | 'receipt' | 'serial' | 'vouched'
export type Customer = { id: string; name: string | null; proof: 'proven' | 'at_desk' }

/** The people who came to the door. A customer begins here, never in an import. */
@Injectable()
export class Customers {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Somebody new. `provenBy`: how a purchase was shown; null: it is still to be shown at the desk. */
  async begin(tx: Tx, provenBy: ProvenBy | null): Promise<string> {
    const now = this.clock.now()
    const id = newId(now)
    await tx.query('INSERT INTO customer (id, proof, proven_by, created_at) VALUES ($1, $2, $3, $4)', [id, provenBy ? 'proven' : 'at_desk', provenBy, now])
    return id
  }

  /** A purchase was shown. The first proof stands; a later one changes nothing. */
  async proven(tx: Tx, customerId: string, by: ProvenBy): Promise<void> {
    await tx.query("UPDATE customer SET proof = 'proven', proven_by = $2 WHERE id = $1 AND proof = 'at_desk'", [customerId, by])
  }

  /**
   * An address was verified on a device that knows `device` (null: nobody). Returns whose it is: its owner's, if it has one; else
   * that of the person known here, if they have no address yet; else somebody new's. A second address is never added to a person
   * on its own account: two people who share a tablet would come to share their visits.
   */
  async verified(tx: Tx, address: Address, device: string | null): Promise<string> {
    const owner = await this.ownerOf(address, tx)
    if (owner) return owner
    const taker = device && !(await this.hasContact(tx, device)) ? device : await this.begin(tx, null)
    const added = await tx.query<unknown[]>(
      'INSERT INTO contact (id, customer_id, kind, address, verified_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (kind, address) DO NOTHING RETURNING 1',
      [newId(), taker, address.kind, address.address, this.clock.now()],
    )
    // Somebody verified the same address in this moment, on another device: it is theirs, and they are the same person.
    return added.length > 0 ? taker : ((await this.ownerOf(address, tx)) ?? taker)
  }

  async ownerOf({ kind, address }: Address, em: Tx = this.database.manager): Promise<string | null> {
    const [row] = await em.query<{ customer_id: string }[]>('SELECT customer_id FROM contact WHERE kind = $1 AND address = $2', [kind, address])
    return row?.customer_id ?? null
  }

  async hasContact(tx: Tx, customerId: string): Promise<boolean> {
    // Locked: of two addresses verified at once on one device only one may find it without any.
    await tx.query('SELECT 1 FROM customer WHERE id = $1 FOR NO KEY UPDATE', [customerId])
    const rows = await tx.query<unknown[]>('SELECT 1 FROM contact WHERE customer_id = $1', [customerId])
    return rows.length > 0
  }

  async one(customerId: string): Promise<Customer | null> {
    const [row] = await this.database.query<Customer[]>('SELECT id, name, proof FROM customer WHERE id = $1', [customerId])
    return row ?? null
  }

  /** Verified addresses, the first verified first. */
  contacts(customerId: string): Promise<Address[]> {
    return this.database.query<Address[]>('SELECT kind, address FROM contact WHERE customer_id = $1 ORDER BY verified_at, id', [customerId])
  }

  /** The name to call, remembered for the next visit. */
  async named(customerId: string, name: string): Promise<void> {
    await this.database.query('UPDATE customer SET name = $2 WHERE id = $1 AND name IS DISTINCT FROM $2', [customerId, name])
  }
}
