import { Button, Group, Text } from '@mantine/core';
import { IconEraser } from '@tabler/icons-react';
import type { PointerEvent } from 'react';
import { useRef, useState } from 'react';
import { t } from '../lib/texts.ts';
import classes from './SignaturePad.module.css';

const WIDTH = 720;
const HEIGHT = 320;
const INK = '#12181c';

type SignaturePadProps = {
  label: string;
  error?: string | undefined;
  /** After each stroke the picture so far; undefined once it is wiped. */
  onChange: (picture: Blob | undefined) => void;
};

/** The customer signs with a finger. Always dark on white, as on paper. */
export function SignaturePad({ label, error, onChange }: SignaturePadProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const isDrawing = useRef(false);
  const hasInk = useRef(false);
  const [isSigned, setSigned] = useState(false);
  const pen = () => canvas.current?.getContext('2d') ?? undefined;

  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    const ink = pen();
    if (ink === undefined) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    isDrawing.current = true;
    ink.strokeStyle = INK;
    ink.lineWidth = 4;
    ink.lineCap = 'round';
    ink.lineJoin = 'round';
    ink.beginPath();
    ink.moveTo(...placeOf(event));
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    const ink = pen();
    if (!isDrawing.current || ink === undefined) return;
    ink.lineTo(...placeOf(event));
    ink.stroke();
    hasInk.current = true;
    setSigned(true);
  };
  const end = () => {
    if (!isDrawing.current) return;
    isDrawing.current = false;
    if (hasInk.current) canvas.current?.toBlob((picture) => onChange(picture ?? undefined), 'image/png');
  };
  const wipe = () => {
    paper(canvas.current);
    hasInk.current = false;
    setSigned(false);
    onChange(undefined);
  };

  return (
    <div>
      <Group justify="space-between" mb={4}>
        <Text size="sm" fw={500}>
          {label}
        </Text>
        {isSigned ? (
          <Button
            variant="subtle"
            color="gray"
            size="xs"
            mih={36}
            leftSection={<IconEraser size={16} />}
            onClick={wipe}
          >
            {t('agency.wipeSignature')}
          </Button>
        ) : null}
      </Group>
      <div className={classes['pad']} data-wrong={error !== undefined || undefined}>
        <canvas
          ref={(element) => {
            if (element !== null && canvas.current === null) paper(element);
            canvas.current = element;
          }}
          width={WIDTH}
          height={HEIGHT}
          role="img"
          aria-label={label}
          onPointerDown={begin}
          onPointerMove={draw}
          onPointerUp={end}
          onPointerCancel={end}
        />
        {isSigned ? null : <span className={classes['hint']}>{t('agency.signHere')}</span>}
      </div>
      {error === undefined ? null : (
        <Text size="xs" c="var(--mantine-color-error)" mt={4}>
          {error}
        </Text>
      )}
    </div>
  );
}

function paper(canvas: HTMLCanvasElement | null): void {
  const ink = canvas?.getContext('2d');
  if (!ink) return;
  ink.fillStyle = '#ffffff';
  ink.fillRect(0, 0, WIDTH, HEIGHT);
}

function placeOf(event: PointerEvent<HTMLCanvasElement>): [number, number] {
  const box = event.currentTarget.getBoundingClientRect();
  return [((event.clientX - box.x) / box.width) * WIDTH, ((event.clientY - box.y) / box.height) * HEIGHT];
}
