import { DatesProvider } from '@mantine/dates';
import { MantineProvider, type MantineColorScheme } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import 'dayjs/locale/vi';
import { useMemo } from 'react';
import { queryClient } from './api.ts';
import { colorSchemeManager } from './color-scheme.ts';
import { router } from './router.tsx';
import { resolver, theme } from './style/mantine-theme.ts';
import { styleNonce } from './trusted-types.ts';

const MONDAY = 1;

/** The whole window. `colorScheme`: as kept in the settings. */
export function App({ colorScheme }: { colorScheme: MantineColorScheme }) {
  const manager = useMemo(() => colorSchemeManager(colorScheme), [colorScheme]);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolver}
      defaultColorScheme={colorScheme}
      colorSchemeManager={manager}
      getStyleNonce={() => styleNonce}
    >
      <DatesProvider settings={{ locale: 'vi', firstDayOfWeek: MONDAY }}>
        <Notifications position="bottom-center" limit={3} />
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </DatesProvider>
    </MantineProvider>
  );
}
