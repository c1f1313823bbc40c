/** A file from which nothing may be restored, and why, in words for whoever restores. */
export class UnusableBackup extends Error {
  override readonly name = 'UnusableBackup';
}
