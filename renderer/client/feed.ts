import { useConnection } from './connection.ts';

const RETRY_MS = 1000;

/** Follows what the host tells by and by until the signal aborts; a feed that ends with its connection is begun again with the next. */
export async function followFeed<Item>(begin: () => Promise<AsyncIterable<Item>>, take: (item: Item) => void, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const { epoch } = useConnection.getState();
      for await (const item of await begin()) take(item);
      if (useConnection.getState().epoch === epoch) await pause();
    } catch {
      await pause();
    }
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, RETRY_MS));
}
