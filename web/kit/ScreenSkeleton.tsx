import { Skeleton, Stack } from '@mantine/core';

/** The quiet outline of a screen whose code is on its way. */
export function ScreenSkeleton() {
  return (
    <Stack gap="md" p="xs" aria-busy>
      <Skeleton height={24} width={180} />
      <Skeleton height={36} />
      <Skeleton height={280} radius="lg" />
    </Stack>
  );
}
