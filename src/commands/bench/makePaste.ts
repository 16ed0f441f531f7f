import type { Random } from '../evaluation/noise/random.ts';

type Line = (random: Random) => string;

const hex = (random: Random, length: number) => Array.from({ length }, () => random.below(16).toString(16)).join('');

/** Lines that builds, container tools and clusters print all day. */
const ordinaryLines: readonly [Line, ...Line[]] = [
  (random) =>
    `2026-03-14T08:${10 + random.below(50)}:${10 + random.below(50)}.${random.below(1000)}Z INFO step ${random.below(40)} done`,
  (random) => `${hex(random, 12)}: Pushing [=====>      ] ${random.below(90)}.${random.below(10)}MB/112.4MB`,
  (random) =>
    `#${random.below(30)} ${random.below(90)}.${random.below(1000)} npm notice New minor version of npm available!`,
  (random) => `Step ${1 + random.below(20)}/20 : RUN dotnet publish -c Release -o /app --no-restore`,
  (random) =>
    `  Normal  Pulling  ${1 + random.below(50)}s  kubelet  Pulling image "contosodev.azurecr.io/shop/web:${random.below(400)}"`,
  (random) =>
    `    at Worker.run (/home/agent/build/${random.below(90)}/s/build/worker.js:${random.below(900)}:${random.below(80)})`,
  (random) => `{"level":"info","trace":"${hex(random, 32)}","msg":"request finished","ms":${random.below(4000)}}`,
  (random) =>
    `GET https://api.northwind.example/orders/${random.below(90_000)}?page=${random.below(9)} 200 ${random.below(900)} ms`,
  (random) => `sha256:${hex(random, 64)}: Pulling fs layer`,
  () => 'Restored /src/Shop.Web/Shop.Web.csproj (in 1.42 sec).',
  () => '',
];

/** A log of about `size` characters that holds an error somewhere; nearly only the error where there is no room. */
export function makePaste(size: number, error: string, random: Random): string {
  const lines: string[] = [];
  for (let length = error.length; length < size; length += lines.at(-1)!.length + 1) {
    lines.push(random.pick(ordinaryLines)(random));
  }
  lines.splice(random.below(lines.length + 1), 0, error);
  return lines.join('\n').slice(0, Math.max(size, error.length));
}
