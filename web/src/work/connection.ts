// A connection to an IndexedDB database that is opened when it is first asked for, and anew after the browser gave it up: another page
// wants a newer version, or the device had no memory to keep it.

import { openDB, type DBSchema, type IDBPDatabase } from "idb";

export interface Connection<Schema extends DBSchema> {
  readonly open: () => Promise<IDBPDatabase<Schema>>;
  /** It turned out to be broken: the next one is a fresh one. */
  readonly forget: () => void;
}

/** `name` is asked for when the database is opened, `make` makes its stores in one that is new. */
export function connection<Schema extends DBSchema>(name: () => string, make: (db: IDBPDatabase<Schema>) => void): Connection<Schema> {
  let opened: Promise<IDBPDatabase<Schema>> | undefined;
  const forget = (): void => {
    opened = undefined;
  };
  return {
    forget,
    open: () => {
      if (opened !== undefined) return opened;
      const opening = openDB<Schema>(name(), 1, {
        upgrade: (db) => make(db),
        blocking: (_current, _blocked, event) => {
          (event.target as IDBDatabase).close();
          forget();
        },
        terminated: forget,
      });
      opened = opening;
      opening.catch(forget);
      return opening;
    },
  };
}
