/**
 * How lines begin that programs print: a level, a numbered step, a code in brackets, a member of JSON; or a prompt
 * before a command.
 */
const printed =
  /^(?:[$►✔✓✗◎] |usage: |[\w .-]{1,60}: error: |ps (?:[a-z]:|>)|[a-z]:\\|(?:error|fatal|warn(?:ing)?|info|debug) ?[:(]|(?:unhandled exception|exception in thread|caused by|panic|traceback)\b|step \d{1,3}\/|[[{ ]{0,4}'[\w.@-]{1,40}': ?|\(\w{1,60}\) )/;
/** A level in brackets or before a dash, the fields of a log or of a task's head, and a line of a stack. */
const logged =
  /^(?:\[(?:error|warn(?:ing)?|info|debug)\] |(?:error|warn(?:ing)?|info|debug) ?- |time='|level=|(?:task|description|version|author) ?: |at [a-z_]\w{0,60}(?:\.\w{1,60}){2,12}(?:\(|$| https?:))/;
/** A tool, its subcommands, flags with their values, and at most one argument: nothing is left for a person to say. */
const command =
  /^(?:sudo )?(?:az|docker|helm|kubectl|podman|terraform|npm)(?: [a-z-]{1,20}){1,4}(?: --?[\w-]{1,30}(?:[ =][^ -][^ ]{0,80})?){1,12}(?: [^ -][^ ]{0,80})?$/;
/** A line of a build by ACR Tasks. */
const task =
  /^(?:executing step id|launching container with name|queued a (?:build|run) with id|waiting for an agent|setting up docker|successfully set up|logging in to registry|sending (?:build )?context|step id: |packing source code|uploading archived source)\b/;
/** A line of a Dockerfile. */
const instruction =
  /^(?:run (?:echo|apt|apt-get|apk|bash|cargo|cd|chmod|curl|dotnet|go|mkdir|mvn|npm|pip|powershell|set|sh|useradd|yarn) .*|from \S{1,200}[:/]\S{1,200}(?: as \S{1,60})?|(?:copy|add) (?:--\S{1,100} )?(?=\S{0,200}[./])\S{1,400} \S{1,400}|workdir \/.*|(?:entrypoint|cmd) \[.*|expose \d{2,5})$/;
/** A step of a report that went well. */
const passed = /\S ?: ok$/;
/** A member of a configuration: a name and a plain value, or where a block begins. */
const setting =
  /^['\w.-]{1,60} ?[:=] ?(?:true|false|null|\d{1,12}|'[^']{0,80}'|[{[].{0,200}),?$|^(?:resource|module|data) '?[\w.]{1,60}'? .{0,120}\{$/;
const longestCommand = 400;

/** Whether a folded line was surely printed by a program or typed to one, so that it holds nobody's own words. */
export function isPrinted(line: string): boolean {
  return (
    printed.test(line) ||
    logged.test(line) ||
    passed.test(line) ||
    task.test(line) ||
    instruction.test(line) ||
    setting.test(line) ||
    (line.length < longestCommand && command.test(line))
  );
}

/** A line of a configuration: a name and at most three words. One by itself may be somebody's "problem: push refused". */
const member = /^(?:- )?'?[\w.@/$-]{1,40}'? ?: ?(?:[^ ]{1,200}(?: [^ ]{1,200}){0,2})?$/;
const shortestBlock = 3;

/** Which of a paste's folded lines were printed or typed to a program, or stand in a block of configuration. */
export function arePrinted(lines: readonly string[]): boolean[] {
  const printed = lines.map(isPrinted);
  let start = 0;
  for (let end = 0; end <= lines.length; end++) {
    if (end < lines.length && member.test(lines[end]!)) continue;
    if (end - start >= shortestBlock) printed.fill(true, start, end);
    start = end + 1;
  }
  return printed;
}
