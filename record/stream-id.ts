const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text can be the id of a stream; for any other there is nothing to look up. */
export function isStreamId(text: string): boolean {
  return UUID.test(text);
}
