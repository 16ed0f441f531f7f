/** What the id of a row of buttons says of its message: our id of it, and the thread of its case where that is known. */
export type MessageName = { readonly id: string; readonly thread?: string };

/**
 * The id of a row of buttons. Of a message that only one person sees Slack tells neither its content nor its thread, so
 * both stand here. At most 255 characters.
 */
export function blockIdOf({ id, thread = '' }: MessageName, place: number): string {
  return `${id} ${place} ${thread}`;
}

const pattern = /^([0-9a-f-]{1,36}) \d{1,3} ([\w/.]{0,100})$/;

/** Reads the id of a row of buttons. */
export function readBlockId(blockId: string): Partial<MessageName> {
  const [, id, thread] = pattern.exec(blockId) ?? [];
  return { ...(id ? { id } : {}), ...(thread ? { thread } : {}) };
}
