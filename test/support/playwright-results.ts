import { relative } from 'node:path';
import type { FullConfig, Reporter, Suite, TestError } from '@playwright/test/reporter';
import { failureLine, writeResults } from './run-results.ts';

/** Writes what a run of the browser tests came to, also of errors outside of tests. */
export default class PlaywrightResults implements Reporter {
  readonly #path: string;
  readonly #outside: string[] = [];
  #suite: Suite | undefined;

  constructor({ path }: { path: string }) {
    this.#path = path;
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#suite = suite;
  }

  onError(error: TestError): void {
    this.#outside.push(failureLine(['outside of any test'], error.message));
  }

  onEnd(): void {
    const tests = this.#suite?.allTests() ?? [];
    const failed = tests.filter((test) => test.outcome() === 'unexpected');
    const failures = failed.map((test) =>
      failureLine([relative(process.cwd(), test.location.file), ...test.titlePath().slice(3)], test.results.at(-1)?.error?.message),
    );
    const passed = tests.filter((test) => test.outcome() === 'expected' || test.outcome() === 'flaky').length;
    writeResults(this.#path, { passed, failures: [...failures, ...this.#outside] });
  }
}
