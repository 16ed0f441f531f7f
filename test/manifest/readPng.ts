import assert from 'node:assert/strict';
import { inflateSync } from 'node:zlib';

/** A picture, a pixel in four bytes: red, green, blue and how opaque it is. A picture without the last is opaque. */
export type Picture = { readonly width: number; readonly height: number; readonly pixels: readonly Uint8Array[] };

type Chunk = { readonly type: string; readonly data: Buffer };

function chunksOf(png: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

/** What a byte was compared with before it was stored: the one to the left, above, and above to the left. */
function predicted(filter: number, left: number, above: number, corner: number): number {
  const paeth = () => {
    const guess = left + above - corner;
    const [a, b, c] = [left, above, corner].map((value) => Math.abs(guess - value)) as [number, number, number];
    if (a <= b && a <= c) return left;
    return b <= c ? above : corner;
  };
  return [0, left, above, (left + above) >> 1, paeth()][filter] ?? 0;
}

function unfilter(data: Buffer, height: number, stride: number, step: number): readonly Buffer[] {
  const rows: Buffer[] = [];
  for (let y = 0; y < height; y++) {
    const at = y * (stride + 1);
    const row = Buffer.from(data.subarray(at + 1, at + 1 + stride));
    const before = rows[y - 1];
    for (let x = 0; x < stride; x++) {
      const [left = 0, above = 0, corner = 0] = [row[x - step], before?.[x], before?.[x - step]];
      row[x] = row[x]! + predicted(data[at]!, left, above, corner);
    }
    rows.push(row);
  }
  return rows;
}

/** Reads a PNG with eight bits for a colour and no interlacing, as the icons are. */
export function readPng(png: Buffer): Picture {
  assert.equal(png.toString('latin1', 1, 4), 'PNG');
  const chunks = chunksOf(png);
  const header = chunks[0]!.data;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth, colours, , , interlaced] = header.subarray(8);
  assert.ok(depth === 8 && (colours === 2 || colours === 6) && interlaced === 0);
  const step = colours === 6 ? 4 : 3;
  const data = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data)));
  const rows = unfilter(data, height, width * step, step);
  const pixelsOf = (row: Buffer) =>
    Array.from({ length: width }, (_, x) =>
      Uint8Array.from([...row.subarray(x * step, (x + 1) * step), 255].slice(0, 4)),
    );
  return { width, height, pixels: rows.flatMap(pixelsOf) };
}
