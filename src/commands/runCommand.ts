import { SettingsError } from '../config.ts';
import { StoreError } from '../store/caseStore.ts';

/** Thrown where what was asked for cannot be done; the message says what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const forOperator = [UsageError, SettingsError, StoreError];

/** Runs a command. What the operator can mend is said in words, with status 2; anything else is a defect, and is thrown. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!forOperator.some((kind) => error instanceof kind)) throw error;
    console.error((error as Error).message);
    process.exitCode = 2;
  }
}
