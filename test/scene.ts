import assert from 'node:assert/strict';

import { makeAgency } from '../server/agencies/agencies.make.ts';
import {
  brandList,
  modelList,
  productLineList,
  productTypeList,
  symptomList,
} from '../server/catalog/catalog.contract.ts';
import { regionByTitles } from '../server/catalog/catalog.ts';
import { registerCustomer } from '../server/customers/customers.contract.ts';
import { registerDevice } from '../server/devices/devices.contract.ts';
import { makePeople } from '../server/identity/identity.make.ts';
import type { Context } from '../server/lib/context.ts';
import { newId } from '../server/lib/id.ts';
import { dayIn } from '../server/lib/jalali.ts';
import { statement } from '../server/lib/sql.ts';
import { readCalendar, writeCalendar } from '../server/sla/sla.contract.ts';
import { makePolicies, makeWarranties } from '../server/warranty/warranty.make.ts';
import type { World } from './world.ts';

// A small town of work for tests: two neighbouring agencies of one city and line, a customer with two refrigerators,
// and clocks that run day and night, so that no test depends on the hour it runs at.

const dropHolidays = statement('scene.dropHolidays', 'delete from holiday where tenant_id = :tenant');
const allDay: [string, string][] = [['00:00', '24:00']];
const everyDay = {
  saturday: allDay,
  sunday: allDay,
  monday: allDay,
  tuesday: allDay,
  wednesday: allDay,
  thursday: allDay,
  friday: allDay,
};

export async function makeScene(world: Pick<World, 'as' | 'inTenant'>) {
  const admin = await world.as('admin');
  const place = await world.inTenant('arka', async (ctx) => {
    await dropHolidays.run(ctx);
    return await regionByTitles(ctx, { province: 'خراسان رضوی', city: 'مشهد' });
  });
  assert(place?.cityId);
  const { provinceId, cityId } = place;
  const calendar = await admin.call(readCalendar, {});
  await admin.call(writeCalendar, { version: calendar.version, weekdays: everyDay });
  const goods = await makeGoods(world);
  const agencies = await world.inTenant('arka', async (ctx) => ({
    near: await makeAgencyWithPeople(ctx, { code: '1001', provinceId, cityId, mobile: '0915111' }),
    neighbour: await makeAgencyWithPeople(ctx, { code: '1002', provinceId, cityId, mobile: '0915222' }),
  }));
  const customer = await admin.call(registerCustomer, {
    kind: 'person',
    name: 'زهرا کریمی',
    phones: [{ number: '09151234567' }, { number: '05138765432' }],
    site: { provinceId, cityId, street: 'بلوار سجاد', alley: 'بزرگمهر', plaque: '۴۸', unit: '۳' },
  });
  const siteId = customer.sites[0]?.id ?? '';
  const device = async (serial: string, modelId = goods.fridge.id) =>
    (
      await admin.call(registerDevice, {
        modelId,
        serial,
        customerId: customer.id,
        siteId,
        soldOn: dayIn('Asia/Tehran', new Date()),
        installedOn: dayIn('Asia/Tehran', new Date()),
      })
    ).id;
  const devices = { first: await device('AF-100001'), second: await device('AF-100002') };
  await world.inTenant('arka', (ctx) => makeWarranties(ctx, [devices.first]));
  return { provinceId, cityId, ...goods, ...agencies, customerId: customer.id, siteId, devices, device };
}

async function makeGoods(world: Pick<World, 'as' | 'inTenant'>) {
  const admin = await world.as('admin');
  const line = await admin.call(productLineList.add, { code: 'S-FR', title: 'یخچال و فریزر' });
  const otherLine = await admin.call(productLineList.add, { code: 'S-WM', title: 'لباسشویی' });
  const type = await admin.call(productTypeList.add, {
    code: 'S-RF',
    title: 'یخچال',
    productLineId: line.id,
  });
  const otherType = await admin.call(productTypeList.add, {
    code: 'S-WA',
    title: 'لباسشویی',
    productLineId: otherLine.id,
  });
  const brand = await admin.call(brandList.add, { code: 'S-AR', title: 'آرکا' });
  const fridge = await admin.call(modelList.add, {
    code: 'S-RF500',
    title: 'ساید آرکا ۵۰۰',
    brandId: brand.id,
    typeId: type.id,
  });
  const washer = await admin.call(modelList.add, {
    code: 'S-WM800',
    title: 'ماشین ۸۰۰',
    brandId: brand.id,
    typeId: otherType.id,
  });
  const warm = await admin.call(symptomList.add, { code: 'S-WARM', title: 'سرد نمی‌کند', typeId: type.id });
  const noisy = await admin.call(symptomList.add, { code: 'S-NOISE', title: 'صدا می‌دهد', typeId: null });
  await world.inTenant('arka', (ctx) => makePolicies(ctx, [{ modelId: fridge.id }]));
  return { line, otherLine, fridge, washer, warm, noisy };
}

async function makeAgencyWithPeople(
  ctx: Context,
  given: { code: string; provinceId: string; cityId: string; mobile: string },
) {
  const { code, provinceId, cityId, mobile } = given;
  const id = newId();
  await makeAgency(ctx, { id, code, title: `خدمات ${code}`, provinceId, cityId, phone: `+98513600${code}` }, [
    { regionId: cityId, productLineId: null },
  ]);
  const people = await makePeople(ctx, [
    {
      who: `agency:${code}`,
      title: `مدیر ${code}`,
      mobile: `${mobile}0001`,
      roles: ['agency-manager'],
      agencyId: id,
    },
    {
      who: `technician:${code}`,
      title: `بهرام سرویسکار ${code}`,
      mobile: `${mobile}0002`,
      roles: ['technician'],
      agencyId: id,
    },
  ]);
  return { id, code, technicianId: people.get(`technician:${code}`) ?? '' };
}
