/** Where an address's part of the site begins: the workbench, or what parties look at without an account. */
export function homeOf(address: string): string {
  return /^\/(?:progress|verify)(?=[/?]|$)/.exec(address)?.[0] ?? '/console';
}
