// Counts what the placements engine does, which is the same on any machine: every pass of every loop of Solving/, in a copy of the
// sources to which counters are added, on generated rounds of these sizes.
//   node scripts/count-steps.mjs 1000 10000 100000
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const sizes = process.argv.length > 2 ? process.argv.slice(2) : ['1000', '10000', '100000'];
const repository = join(import.meta.dirname, '..');
const copy = mkdtempSync(join(tmpdir(), 'p4c-steps-'));

/** Adds the counter to the body of each loop; those without braces get some. */
function counted(source, counter) {
  const lines = source.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (/^\s*do$/.test(line)) {
      lines[at + 1] += ` ${counter}++;`;
      continue;
    }
    const loop = /^\s*(else )?(for|foreach|while) \(/.exec(line);
    if (!loop) continue;
    let end = loop[0].length, open = 1;
    while (open > 0) open += { '(': 1, ')': -1 }[line[end++]] ?? 0;
    const body = line.slice(end).trim();
    if (body === '' && lines[at + 1].trim() === '{') lines[at + 1] += ` ${counter}++;`;
    else if (body.length > 1) lines[at] = `${line.slice(0, end)} { ${counter}++; ${body} }`;
    else if (body !== ';') throw new Error(`This loop is written in a way not known here: ${line.trim()}`);
  }
  return lines.join('\n');
}

try {
  for (const part of ['src', 'benchmarks', 'Directory.Build.props', 'Directory.Build.targets', 'Directory.Packages.props', 'global.json']) {
    cpSync(join(repository, part), join(copy, part), { recursive: true, filter: path => !/[\\/](bin|obj|node_modules)$/.test(path) });
  }
  const solving = join(copy, 'src/PartnershipForChange.Matching/Placements/Solving');
  for (const file of readdirSync(solving)) {
    writeFileSync(join(solving, file), counted(readFileSync(join(solving, file), 'utf8'), file.startsWith('LevelSolver') ? 'Steps.Searches' : 'Steps.Building'));
  }
  writeFileSync(join(solving, 'Steps.cs'), 'namespace PartnershipForChange.Matching.Placements.Solving; internal static class Steps { public static long Searches, Building; }');
  const run = join(solving, 'PlacementRun.cs');
  const solved = 'var solver = SolveLevels(graph);';
  const source = readFileSync(run, 'utf8');
  if (!source.includes(solved)) throw new Error(`PlacementRun does not say "${solved}" any more.`);
  writeFileSync(run, source.replace(solved, `Steps.Searches = 0; ${solved} System.Console.Error.WriteLine($"steps {Steps.Searches} {Steps.Building}"); Steps.Building = 0;`));

  const dotnet = (...args) => execFileSync('dotnet', args, { cwd: copy, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 28 });
  const program = join(copy, 'benchmarks/PartnershipForChange.Benchmarks');
  dotnet('build', '-c', 'Release', program, '-p:RunAnalyzers=false');
  const built = join(program, 'bin/Release/net10.0/PartnershipForChange.Benchmarks.dll');
  console.log('guests\tsearches per guest\tbuilding per guest\tboth');
  for (const size of sizes) {
    const round = join(copy, `r${size}`);
    dotnet(built, 'generate', round, '--guests', size);
    // The first count is that of the round solved to warm up.
    const output = execFileSync('sh', ['-c', `dotnet '${built}' placements '${round}' 2>&1`], { encoding: 'utf8', maxBuffer: 1 << 28 });
    const [, searches, building] = [...output.matchAll(/^steps (\d+) (\d+)$/gm)].at(-1).map(Number);
    console.log([size, ...[searches, building, searches + building].map(steps => (steps / size).toFixed(1))].join('\t'));
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
