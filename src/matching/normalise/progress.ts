/** How container tools report on a single layer. Hundreds of these lines may stand between a command and its error. */
const layer =
  /^(?:#\d{1,3} )?(?:sha256:)?[0-9a-f]{12,64}:? (Pushing|Pushed|Preparing|Waiting|Layer already exists|Mounted from|Pulling fs layer|Downloading|Verifying Checksum|Download complete|Extracting|Pull complete|Already exists|[\d.]{1,8}[kMG]?B \/ [\d.]{1,8}[kMG]?B)/;

/** Says of each line in turn whether it only repeats how far some layer is; the first line of every kind tells enough. */
export function createProgressReader(): (line: string) => boolean {
  const known = new Set<string>();
  return (line) => {
    const state = layer.exec(line)?.[1];
    if (state === undefined) return false;
    const kind = /^\d/.test(state) ? 'size' : state;
    return known.has(kind) || !known.add(kind);
  };
}
