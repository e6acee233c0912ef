import { relative } from 'node:path';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';
import { failureLine, writeResults } from './run-results.ts';

/** Writes what a run of Vitest came to; errors outside of tests (a rejection nobody handles) are failures as well. */
export class VitestResults implements Reporter {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    let passed = 0;
    const failures: string[] = [];
    for (const module of modules) {
      const file = relative(process.cwd(), module.moduleId);
      for (const error of module.errors()) failures.push(failureLine([file], error.message));
      for (const suite of module.children.allSuites())
        for (const error of suite.errors()) failures.push(failureLine([file, suite.fullName], error.message));
      for (const test of module.children.allTests()) {
        const { state, errors } = test.result();
        if (state === 'passed') passed += 1;
        else if (state === 'failed') failures.push(failureLine([file, test.fullName], errors[0]?.message));
      }
    }
    for (const error of unhandled) failures.push(failureLine([fileOf(error), 'outside of any test'], error.message));
    writeResults(this.#path, { passed, failures });
  }
}

function fileOf(error: SerializedError): string {
  const path = error.VITEST_TEST_PATH;
  return typeof path === 'string' ? relative(process.cwd(), path) : '';
}
