import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ApiProblem } from '../lib/api';
import { router } from './router';

const CLIENT_ERROR = { from: 400, below: 500 };

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // The server may well be on this machine: whether the browser sees a network says nothing about it.
      networkMode: 'always',
      // What the server refuses it will refuse again; what it cannot answer is worth asking once more.
      retry: (failures, error) =>
        failures < 2 &&
        !(
          error instanceof ApiProblem &&
          error.problem.status >= CLIENT_ERROR.from &&
          error.problem.status < CLIENT_ERROR.below
        ),
      retryDelay: 800,
      refetchOnWindowFocus: false,
    },
    mutations: { networkMode: 'always' },
  },
});

/** The whole app: answers kept by query, pages by route. */
export function App() {
  return (
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}
