/** What a process told, line by line, of what it was promised by the store; and what must be there because of it. */
export interface Told {
  /** Tickets that were acknowledged. */
  tickets: Set<string>;
  /** Tickets that a restore under way takes away: all of them, or none. */
  uncertain: Set<string>;
  /** Tickets that a restore took away. */
  gone: Set<string>;
  /** Messages in each conversation that was acknowledged whole. */
  conversations: Map<string, number>;
  /** Conversations that are being deleted: with all their messages, or not there. */
  going: Map<string, number>;
  deleted: Set<string>;
  /** The tickets that each backup must hold. */
  backups: Map<string, ReadonlySet<string>>;
  /** Writes that were refused. */
  refused: number;
}

export function nothingTold(): Told {
  return {
    tickets: new Set(),
    uncertain: new Set(),
    gone: new Set(),
    conversations: new Map(),
    going: new Map(),
    deleted: new Set(),
    backups: new Map(),
    refused: 0,
  };
}

/** Notes what the lines say, such as `ticket TKT-…` or `conversation ID COUNT`. */
export function hear(told: Told, text: string): void {
  for (const line of text.split('\n')) {
    const [what, name = '', count] = line.split(' ');
    if (what === 'ticket') told.tickets.add(name);
    if (what === 'conversation') told.conversations.set(name, Number(count));
    if (what === 'deleting') {
      told.going.set(name, told.conversations.get(name) ?? 0);
      told.conversations.delete(name);
    }
    if (what === 'deleted') {
      told.going.delete(name);
      told.deleted.add(name);
    }
    if (what === 'backup') told.backups.set(name, new Set(told.tickets));
    if (what === 'restoring') {
      const kept = told.backups.get(name);
      told.uncertain = new Set([...told.tickets].filter((id) => !kept?.has(id)));
      told.tickets = new Set(kept);
    }
    if (what === 'restored') {
      told.gone = told.uncertain;
      told.uncertain = new Set();
    }
    if (what === 'refused') told.refused += 1;
  }
}
