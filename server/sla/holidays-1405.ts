/**
 * The official holidays of 1405, from the published beginnings of the lunar months. Facts a person may edit: lunar days are
 * provisional until the month is announced. 30 Esfand is off in leap years.
 */

interface FixedHoliday {
  readonly monthAndDay: string;
  readonly title: string;
  readonly titleEn: string;
}

/** Off in every year, on the same Jalali day. */
export const solarHolidays: readonly FixedHoliday[] = [
  { monthAndDay: '01/01', title: 'نوروز', titleEn: 'Nowruz' },
  { monthAndDay: '01/02', title: 'نوروز', titleEn: 'Nowruz' },
  { monthAndDay: '01/03', title: 'نوروز', titleEn: 'Nowruz' },
  { monthAndDay: '01/04', title: 'نوروز', titleEn: 'Nowruz' },
  { monthAndDay: '01/12', title: 'روز جمهوری اسلامی', titleEn: 'Islamic Republic Day' },
  { monthAndDay: '01/13', title: 'روز طبیعت', titleEn: 'Nature Day' },
  { monthAndDay: '03/14', title: 'رحلت امام خمینی', titleEn: 'Demise of Imam Khomeini' },
  { monthAndDay: '03/15', title: 'قیام ۱۵ خرداد', titleEn: 'Uprising of 15 Khordad' },
  { monthAndDay: '11/22', title: 'پیروزی انقلاب اسلامی', titleEn: 'Victory of the Revolution' },
  { monthAndDay: '12/29', title: 'روز ملی شدن صنعت نفت', titleEn: 'Oil Nationalisation Day' },
];
export const leapDayHoliday: FixedHoliday = {
  monthAndDay: '12/30',
  title: 'آخرین روز سال',
  titleEn: 'Last day of the year',
};

/** Lunar holidays of 1405; each of them provisional. */
export const lunarHolidays1405: readonly string[] = [
  '01/25',
  '03/06',
  '04/03',
  '04/04',
  '05/13',
  '05/21',
  '05/22',
  '05/30',
  '06/08',
  '08/22',
  '10/02',
  '10/16',
  '11/04',
  '12/09',
  '12/19',
  '12/20',
];
