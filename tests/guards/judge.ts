/** Runs tests in a folder and says whether they notice. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** `broken`: no test ran, so that nothing was judged. */
type Verdict = 'noticed' | 'survived' | 'broken';

export interface Judgement {
  verdict: Verdict;
  /** The first test that noticed; empty without one. */
  by: string;
}

const Report = z.object({
  success: z.boolean(),
  numPassedTests: z.int(),
  testResults: z.array(
    z.object({ assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })) }),
  ),
});

/** @param longest milliseconds after which it counts as noticed */
export async function judge(folder: string, tests: readonly string[], longest: number): Promise<Judgement> {
  const report = join(folder, 'guards-report.json');
  rmSync(report, { force: true });
  const runner = join(folder, 'node_modules', 'vitest', 'vitest.mjs');
  const options = ['--bail', '1', '--reporter', 'json', '--outputFile', report];
  const child = spawn(process.execPath, [runner, 'run', ...options, ...tests], {
    cwd: folder,
    stdio: 'ignore',
    detached: true,
  });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    // With all that it started.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  }, longest);
  await once(child, 'exit');
  clearTimeout(timer);
  return late ? { verdict: 'noticed', by: 'no end in time' } : judgementOf(report);
}

function judgementOf(path: string): Judgement {
  try {
    const { success, numPassedTests, testResults } = Report.parse(JSON.parse(readFileSync(path, 'utf8')));
    const failed = testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .find(({ status }) => status === 'failed');
    if (failed) return { verdict: 'noticed', by: failed.fullName };
    return { verdict: success && numPassedTests > 0 ? 'survived' : 'broken', by: '' };
  } catch {
    return { verdict: 'broken', by: '' };
  }
}
