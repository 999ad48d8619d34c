import { serve, servePublic } from '../lib/endpoint.ts';
import { promise, withdraw } from './appointment.ts';
import { askForCode, renew } from './completion-code.ts';
import {
  answerAppointment,
  arriveAtVisit,
  askToFinish,
  endVisit,
  finishWork,
  leaveForVisit,
  promiseAppointment,
  readAppointment,
  renewCode,
  resumeOrder,
  startWork,
  waitWithOrder,
  withdrawAppointment,
} from './field-work.contract.ts';
import { finish } from './finish.ts';
import { answer, appointmentBehind } from './public-appointment.ts';
import { arrive, end, leave, start } from './visit.ts';
import { resume, wait } from './wait.ts';

/** Nobody guesses 128 bits; the limit is for the machine's sake. */
const LINK_RATE = { max: 30, perMs: 60_000 };

export const fieldWorkRoutes = [
  serve(promiseAppointment, promise),
  serve(withdrawAppointment, withdraw),
  serve(leaveForVisit, leave),
  serve(arriveAtVisit, arrive),
  serve(startWork, start),
  serve(endVisit, end),
  serve(waitWithOrder, wait),
  serve(resumeOrder, resume),
  serve(askToFinish, askForCode),
  serve(renewCode, renew),
  serve(finishWork, finish),
  servePublic(readAppointment, appointmentBehind, LINK_RATE),
  servePublic(answerAppointment, answer, LINK_RATE),
];
