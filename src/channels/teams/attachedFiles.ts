import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { readCapped } from '../readCapped.ts';
import { urlOf } from './botService.ts';
import { files } from './limits.ts';

const shared = z.object({
  contentType: z.literal('application/vnd.microsoft.teams.file.download.info'),
  content: z.object({ downloadUrl: z.string() }),
});

/** The texts of a message's files, and whether one of them could not be read. */
export type AttachedFiles = { readonly texts: readonly string[]; readonly isOneUnread: boolean };

/** The addresses of the files that came with a message; of a picture, too, which will be found to be no text. */
export function filesOf(activity: Activity): readonly string[] {
  return (activity.attachments ?? []).flatMap((attachment) => {
    const { success, data } = shared.safeParse(attachment);
    if (success) return [data.content.downloadUrl];
    return attachment.contentType?.startsWith('image/') ? [attachment.contentUrl ?? ''] : [];
  });
}

function encodingOf(bytes: Buffer): 'utf-16le' | 'utf-16be' | 'utf-8' {
  // What PowerShell's > writes.
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/** The text that the bytes are; undefined where they are none. */
function decodeText(bytes: Buffer): string | undefined {
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

async function readFile(address: string, mayDownloadFrom: (url: URL) => boolean): Promise<string | undefined> {
  const url = urlOf(address);
  if (url === undefined || !mayDownloadFrom(url)) return undefined;
  // The address itself gives access, so no token goes with it; a redirect could lead anywhere.
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(files.milliseconds) });
  if (response.body === null) return undefined;
  if (!response.ok) {
    await response.body.cancel();
    return undefined;
  }
  const bytes = await readCapped(response.body, files.bytes);
  return bytes && decodeText(bytes);
}

/** Reads the text files at these addresses, as far as their hosts are trusted and the limits allow. Never rejects. */
export async function readFiles(
  addresses: readonly string[],
  mayDownloadFrom: (url: URL) => boolean,
): Promise<AttachedFiles> {
  const taken = addresses.slice(0, files.count);
  const read = await Promise.all(taken.map((address) => readFile(address, mayDownloadFrom).catch(() => undefined)));
  const texts = read.filter((text) => text !== undefined);
  return { texts, isOneUnread: texts.length < addresses.length };
}
