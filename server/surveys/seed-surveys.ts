import type { Context } from '../lib/context.ts';
import { newId } from '../lib/id.ts';
import { writeVersion } from './design.ts';
import { insertSurvey } from './surveys.sql.ts';

// What a new company asks its customers until it designs its own survey.

type Choice = readonly [title: string, titleEn: string, score: number];
const HOW_GOOD: readonly Choice[] = [
  ['خیلی خوب', 'Very good', 100],
  ['خوب', 'Good', 75],
  ['متوسط', 'Fair', 50],
  ['بد', 'Poor', 25],
  ['خیلی بد', 'Very poor', 0],
];
const SOLVED: readonly Choice[] = [
  ['بله، کامل', 'Yes, wholly', 100],
  ['تا اندازه‌ای', 'In part', 50],
  ['نه', 'No', 0],
];
const IN_TIME: readonly Choice[] = [
  ['سر وقت آمد', 'In time', 100],
  ['کمی دیر کرد', 'A little late', 60],
  ['خیلی دیر کرد', 'Very late', 20],
  ['چند بار وعده داد و نیامد', 'Promised and did not come', 0],
];
const YES_NO: readonly Choice[] = [
  ['بله', 'Yes', 100],
  ['نه', 'No', 0],
];
const questions: readonly (readonly [string, string, number, readonly Choice[]])[] = [
  ['آیا ایراد دستگاه برطرف شد؟', 'Was the fault of the device repaired?', 40, SOLVED],
  ['رفتار سرویسکار چگونه بود؟', 'How was the conduct of the technician?', 20, HOW_GOOD],
  ['سرویسکار سر وقت آمد؟', 'Did the technician come in time?', 20, IN_TIME],
  ['هزینه‌ها پیش از کار برایتان روشن بود؟', 'Were the costs clear to you before the work?', 10, YES_NO],
  ['از پاسخگویی تلفنی ما راضی بودید؟', 'How was our answer by telephone?', 10, HOW_GOOD],
];
const INTRO =
  'سلام، وقت شما بخیر. از واحد خدمات پس از فروش تماس می‌گیرم. می‌خواهم نظر شما را دربارهٔ سرویس دستگاهتان بپرسم؛ دو دقیقه وقت می‌گیرد. اجازه می‌دهید؟';

export async function seedSurveys(ctx: Context): Promise<void> {
  const id = newId(ctx.now.getTime());
  await insertSurvey.run(ctx, {
    id,
    title: 'رضایت پس از خدمت',
    titleEn: 'Satisfaction after service',
    serviceKind: null,
    badBelow: 50,
    triesMax: 3,
    retryHours: 4,
    now: ctx.now,
  });
  await writeVersion(ctx, {
    surveyId: id,
    number: 1,
    intro: INTRO,
    questions: questions.map(([title, titleEn, weight, choices]) => ({
      id: newId(ctx.now.getTime()),
      title,
      titleEn,
      weight,
      choices: choices.map(([text, textEn, score]) => ({ title: text, titleEn: textEn, score })),
    })),
  });
}
