import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../lib/texts.ts';
import classes from './JobDialog.module.css';

type JobDialogProps = { title: string; close: () => void; children: ReactNode };

/** A question in front of the page; its buttons are as wide as the thumb needs them. */
export function JobDialog({ title, close, children }: JobDialogProps) {
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      classNames={{ body: classes['body'] ?? '' }}
      closeButtonProps={{ 'aria-label': t('web.close'), size: 'lg' }}
    >
      {children}
    </Modal>
  );
}
