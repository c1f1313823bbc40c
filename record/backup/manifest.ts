/** What a backup says of itself, first of all. */
export interface Manifest {
  format: 1;
  madeAt: string;
  /** The migrations that had made its schema, in order. */
  migrations: string[];
  /** In an order in which each may be loaded: what a row refers to comes before it. */
  tables: TableShape[];
  /** The newest checkpoint, by which a verification long after can be compared; null of an empty record. */
  lastCheckpoint: { id: number; hash: string } | null;
}

export interface TableShape {
  name: string;
  columns: string[];
}

/** What is known only when all has been written; stands last. */
export interface Contents {
  tables: TableContents[];
  /** Where counters stand that number rows by themselves. */
  counters: { name: string; last: string }[];
}

export interface TableContents {
  name: string;
  rows: number;
  /** Of the table's data, in hex. */
  sha256: string;
}
