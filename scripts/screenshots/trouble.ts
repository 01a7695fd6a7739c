/** Real trouble with the app's database, and its end. */
import Database from 'better-sqlite3';

export interface Trouble {
  /** What is asked of a table fails from now on. */
  lose(table: 'tickets' | 'articles'): void;
  /** What is to be stored waits from now on. */
  hold(): void;
  /** Changes what is stored, past the app. */
  change(sql: string, ...values: unknown[]): void;
  end(): void;
}

export function troubleIn(file: string): Trouble {
  let lost: string | undefined;
  let held: Database.Database | undefined;
  function change(sql: string, ...values: unknown[]): void {
    const database = new Database(file);
    // Triggers and views that name the table stay as they are.
    database.pragma('legacy_alter_table = ON');
    database.prepare(sql).run(...values);
    database.close();
  }
  return {
    change,
    lose(table) {
      change(`ALTER TABLE ${table} RENAME TO lost`);
      lost = table;
    },
    hold() {
      held = new Database(file);
      held.exec('BEGIN IMMEDIATE');
    },
    end() {
      held?.close();
      held = undefined;
      if (lost) change(`ALTER TABLE lost RENAME TO ${lost}`);
      lost = undefined;
    },
  };
}
