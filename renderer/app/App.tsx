import { QueryClientProvider } from '@tanstack/react-query';
import { queryClient } from '../client/query-client.ts';
import { Look } from './Look.tsx';
import { WindowFrame } from './WindowFrame.tsx';
import { WordsProvider } from './WordsProvider.tsx';

/** The window: answers of the host, words, look, frame. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <WordsProvider>
        <Look>
          <WindowFrame />
        </Look>
      </WordsProvider>
    </QueryClientProvider>
  );
}
