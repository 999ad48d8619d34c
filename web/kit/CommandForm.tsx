import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertCircle, IconHistory } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { sayFailure } from '../lib/failure-words.ts';
import { t } from '../lib/texts.ts';
import classes from './CommandForm.module.css';
import type { CommandFormState } from './command-form.ts';
import { KeyHint } from './KeyHint.tsx';

type CommandFormProps = {
  of: CommandFormState;
  children: ReactNode;
  /** The verb of the trade: «ثبت پذیرش», «ارجاع». */
  saveLabel?: string;
  onCancel?: (() => void) | undefined;
  /** Beside the buttons: a second action, a sum. */
  aside?: ReactNode;
};

/** The form of a command: its fields, what went wrong, and the buttons. Ctrl-Enter saves from anywhere. */
export function CommandForm({ of, children, saveLabel, onCancel, aside }: CommandFormProps) {
  const saveByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    of.save();
  };
  return (
    <form
      noValidate
      className={classes['form']}
      onKeyDown={saveByKey}
      onSubmit={(event) => {
        event.preventDefault();
        of.save();
      }}
    >
      <Stack gap="md">
        {of.fromDraft ? <DraftNotice startOver={of.startOver} /> : null}
        {children}
        <Trouble of={of} />
      </Stack>
      <Group className={classes['buttons']} gap="xs">
        <Button type="submit" loading={of.busy} rightSection={<KeyHint keys={['Ctrl', '⏎']} />}>
          {saveLabel ?? t('web.save')}
        </Button>
        {onCancel === undefined ? null : (
          <Button variant="subtle" color="gray" onClick={onCancel}>
            {t('web.cancel')}
          </Button>
        )}
        {aside}
      </Group>
    </form>
  );
}

function DraftNotice({ startOver }: { startOver: () => void }) {
  return (
    <Group gap="xs" className={classes['draft']}>
      <IconHistory size={16} aria-hidden />
      <Text size="sm">{t('web.fromDraft')}</Text>
      <Anchor component="button" type="button" size="sm" onClick={startOver}>
        {t('web.startOver')}
      </Anchor>
    </Group>
  );
}

/** Complaints that no field on screen shows. */
function Trouble({ of }: { of: CommandFormState }) {
  const { problem } = of;
  if (problem === undefined) return null;
  const said = sayFailure(problem);
  const loose = problem.errors.filter(({ path }) => path === '' || !(path in of.form.errors));
  return (
    <Alert color="late" icon={<IconAlertCircle />} title={said.title} role="alert">
      {loose.map(({ path, message }) => (
        <div key={path + message}>{message}</div>
      ))}
      {problem.isRefusal ? null : <div>{t('web.typedIsKept')}</div>}
    </Alert>
  );
}
