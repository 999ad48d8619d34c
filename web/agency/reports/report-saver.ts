// Brings a report to the server while it is written: what is typed stays on the phone until the server has it, and a
// save without an answer is repeated as the same command before anything newer goes.
import { saveReport } from '../../../server/service-reports/service-reports.contract.ts';
import { call, Problem } from '../../lib/client.ts';
import { dropDraft, keepDraft } from '../../lib/outbox-store.ts';
import type { Report, ReportDraft, ReportForm, WrittenReport } from './report-form.ts';
import { formOf, saveInput, saySame, withIds } from './report-form.ts';

const REST_MS = 900;
const PAUSE_MS = 5000;

/** `held`: on this phone, no server. `changed`: somebody else saved meanwhile. `refused`: as it stands it is not taken. */
export type Saving = 'saved' | 'waiting' | 'saving' | 'held' | 'changed' | 'refused';
export type Desk<Known = Report> = {
  form: ReportForm;
  /** The server's last word on it: coverage, fees, findings. */
  report: Known;
  saving: Saving;
  problem: Problem | undefined;
};
type Pending = { key: string; version: number; form: ReportForm };
type SaverInput = {
  report: Report;
  /** The draft's name in the phone's store. */
  draftId: string;
  found: ReportDraft | undefined;
  show: (desk: Desk) => void;
};

export type ReportSaver = ReturnType<typeof reportSaver>;

export function reportSaver({ report: first, draftId, found, show }: SaverInput) {
  let desk = beginning(first, found);
  let pending: Pending | undefined;
  let run: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;

  const set = (change: Partial<Desk>) => {
    desk = { ...desk, ...change };
    if (!isStopped) show(desk);
  };
  const keep = () =>
    keepDraft(draftId, {
      version: desk.report.version,
      form: desk.form,
      sent: pending?.form ?? null,
    } satisfies ReportDraft);

  const sendOnce = async (): Promise<void> => {
    pending ??= { key: crypto.randomUUID(), version: desk.report.version, form: desk.form };
    const { key, version, form } = pending;
    set({ saving: 'saving', problem: undefined });
    await keep();
    const report = await call(saveReport, saveInput(desk.report.id, version, form), { key });
    pending = undefined;
    const isAll = saySame(desk.form, form);
    set({ report, form: withIds(desk.form, form, report), saving: isAll ? 'saved' : 'waiting' });
    await (isAll ? dropDraft(draftId) : keep());
  };
  const sendAll = async (): Promise<void> => {
    while (desk.saving !== 'saved') {
      try {
        await sendOnce();
      } catch (reason) {
        if (!(reason instanceof Problem)) throw reason;
        if (reason.isRefusal && reason.status !== 401 && reason.status !== 429) {
          pending = undefined;
          set({ saving: reason.status === 409 ? 'changed' : 'refused', problem: reason });
          return;
        }
        set({ saving: 'held', problem: reason });
        if (isStopped) return;
        await untilWorthATry();
      }
    }
  };
  const saveNow = (): Promise<void> => {
    clearTimeout(timer);
    run ??= sendAll().finally(() => {
      run = undefined;
    });
    return run;
  };
  const change = (update: (form: ReportForm) => ReportForm) => {
    set({ form: update(desk.form), saving: desk.saving === 'changed' ? 'changed' : 'waiting' });
    void keep();
    clearTimeout(timer);
    if (desk.saving !== 'changed') timer = setTimeout(() => void saveNow(), REST_MS);
  };

  if (desk.saving === 'waiting') void saveNow();
  return {
    change,
    saveNow,
    now: () => desk,
    /** After somebody else's save: mine over it, or his instead of mine. */
    settle: async (newest: Report, isMine: boolean) => {
      set({
        report: newest,
        form: isMine ? desk.form : formOf(newest),
        saving: isMine ? 'waiting' : 'saved',
      });
      await (isMine ? saveNow() : dropDraft(draftId));
    },
    /** Another answer of the server about it, such as its submission. */
    take: (report: Report) => set({ report, form: formOf(report), saving: 'saved', problem: undefined }),
    /** The page is left: one last try; what does not get through waits on the phone until it is opened again. */
    stop: () => {
      isStopped = true;
      if (desk.saving === 'waiting') void saveNow();
    },
  };
}

/** What was found on the phone wins, unless the server already has just that, or somebody else wrote meanwhile. */
export function beginning<Known extends WrittenReport>(
  report: Known,
  found: ReportDraft | undefined,
): Desk<Known> {
  const known = formOf(report);
  const desk = { report, form: known, saving: 'saved', problem: undefined } as const;
  if (found === undefined || saySame(found.form, known)) return desk;
  // The last save got through although its answer did not: what the server has is what this phone sent.
  const sent = found.sent !== null && saySame(found.sent, known) ? found.sent : undefined;
  const isMine = found.version === report.version || sent !== undefined;
  const form = sent === undefined ? found.form : withIds(found.form, sent, report);
  return { ...desk, form, saving: isMine ? 'waiting' : 'changed' };
}

function untilWorthATry(): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      window.removeEventListener('online', finish);
      resolve();
    };
    const timer = setTimeout(finish, PAUSE_MS);
    window.addEventListener('online', finish);
  });
}
