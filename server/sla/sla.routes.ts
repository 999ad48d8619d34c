import { serve } from '../lib/endpoint.ts';
import { declareHoliday, holidaysOfYear, readHours, setHours, withdrawHoliday } from './calendar.ts';
import { preview } from './preview.ts';
import {
  addHoliday,
  listHolidays,
  previewDue,
  readCalendar,
  removeHoliday,
  writeCalendar,
} from './sla.contract.ts';

export const slaRoutes = [
  serve(previewDue, preview),
  serve(readCalendar, readHours),
  serve(writeCalendar, setHours),
  serve(listHolidays, holidaysOfYear),
  serve(addHoliday, declareHoliday),
  serve(removeHoliday, withdrawHoliday),
];
