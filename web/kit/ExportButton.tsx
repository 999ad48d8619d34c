import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { t } from '../lib/texts.ts';

/** A spreadsheet of what is on screen, fetched by the browser itself. */
export function ExportButton({ address }: { address: string }) {
  return (
    <Button
      component="a"
      href={address}
      download
      size="xs"
      variant="default"
      leftSection={<IconDownload size={16} stroke={1.7} />}
    >
      {t('web.export')}
    </Button>
  );
}
