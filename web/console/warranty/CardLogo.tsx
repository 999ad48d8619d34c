import { Button, FileButton, Group, Image, Input } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { t } from '../../lib/texts.ts';
import { pictureAsPng } from './card-logo.ts';

type CardLogoProps = {
  /** A PNG in base64; '' for none. */
  logo: string;
  failure: ReactNode;
  onChange: (logo: string) => void;
  onUnread: () => void;
};

/** The logo on the card; whatever picture is chosen is made small before it is sent. */
export function CardLogo({ logo, failure, onChange, onUnread }: CardLogoProps) {
  const choose = (file: File | null) => {
    if (file !== null) void pictureAsPng(file).then(onChange, onUnread);
  };
  return (
    <Input.Wrapper label={t('warranty.cards.logo')} error={failure} labelElement="div">
      <Group gap="sm" mt={4}>
        {logo === '' ? null : (
          <Image
            src={`data:image/png;base64,${logo}`}
            alt={t('warranty.cards.logo')}
            h={40}
            w="auto"
            fit="contain"
          />
        )}
        <FileButton onChange={choose} accept="image/*">
          {(props) => (
            <Button {...props} variant="default" size="xs" leftSection={<IconPhoto size={16} />}>
              {t('warranty.cards.chooseLogo')}
            </Button>
          )}
        </FileButton>
        {logo === '' ? null : (
          <Button variant="subtle" color="gray" size="xs" onClick={() => onChange('')}>
            {t('warranty.cards.removeLogo')}
          </Button>
        )}
      </Group>
    </Input.Wrapper>
  );
}
