import { QueryClientProvider } from '@tanstack/react-query';
import { queryClient } from '../client/query-client.ts';
import { WindowFrame } from './frame/WindowFrame.tsx';
import { Look } from './theme/Look.tsx';
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
