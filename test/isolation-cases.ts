import * as agencies from '../server/agencies/agencies.contract.ts';
import * as catalog from '../server/catalog/catalog.contract.ts';
import type { Contract } from '../server/lib/contract.ts';
import type { Case, Input } from './isolation-walk.ts';
import type { Plant } from './isolation-world.ts';
import { made, planted } from './isolation-world.ts';

// The cases of the catalogue and of agencies.

let count = 0;
const fresh = (head = 'NIHAN') => `${head}-${(count += 1)}`;
const freshMobile = () => `0938${String(1_000_000 + (count += 1))}`;
const titled = () => ({ code: fresh(), title: `${planted.goods} ${(count += 1)}` });
const admin = { owner: 'admin' } as const;

interface CodedList {
  readonly many: string;
  readonly one: string;
  readonly add: Contract;
  /** What a new row names; ids of arka are unknown words to another company. */
  readonly own: (plant: Plant) => Input | Promise<Input>;
  readonly namesIds?: false;
}
const codedLists: readonly CodedList[] = [
  { many: 'brands', one: 'Brand', add: catalog.brandList.add, own: () => ({}), namesIds: false },
  {
    many: 'productLines',
    one: 'ProductLine',
    add: catalog.productLineList.add,
    own: () => ({}),
    namesIds: false,
  },
  {
    many: 'productTypes',
    one: 'ProductType',
    add: catalog.productTypeList.add,
    own: ({ scene }) => ({ productLineId: scene.line.id }),
  },
  {
    many: 'models',
    one: 'Model',
    add: catalog.modelList.add,
    own: ({ scene }) => ({ brandId: scene.fridge.brandId, typeId: scene.fridge.typeId }),
  },
  {
    many: 'symptoms',
    one: 'Symptom',
    add: catalog.symptomList.add,
    own: ({ scene }) => ({ typeId: scene.fridge.typeId }),
  },
  {
    many: 'faultFamilies',
    one: 'FaultFamily',
    add: catalog.faultFamilyList.add,
    own: () => ({}),
    namesIds: false,
  },
  {
    many: 'faults',
    one: 'Fault',
    add: catalog.faultList.add,
    own: async ({ scene, world }) => ({
      familyId: (await made(world, catalog.faultFamilyList.add, titled())).id,
      typeId: scene.fridge.typeId,
    }),
  },
  {
    many: 'repairActions',
    one: 'RepairAction',
    add: catalog.repairActionList.add,
    own: ({ scene }) => ({ typeId: scene.fridge.typeId }),
  },
  {
    many: 'agencyGrades',
    one: 'AgencyGrade',
    add: catalog.agencyGradeList.add,
    own: () => ({}),
    namesIds: false,
  },
  {
    many: 'regionClasses',
    one: 'RegionClass',
    add: catalog.regionClassList.add,
    own: () => ({}),
    namesIds: false,
  },
  { many: 'parts', one: 'Part', add: catalog.partList.add, own: () => ({ unit: 'عدد' }), namesIds: false },
  {
    many: 'regions',
    one: 'Region',
    add: catalog.regionList.add,
    own: ({ scene }) => ({ kind: 'district', parentId: scene.cityId }),
  },
  {
    many: 'areaCodes',
    one: 'AreaCode',
    add: catalog.areaCodeList.add,
    own: ({ scene }) => ({
      code: `0${900 + ((count += 1) % 100)}`,
      regionId: scene.provinceId,
      cityId: null,
    }),
  },
  {
    many: 'reasons',
    one: 'Reason',
    add: catalog.reasonList.add,
    own: () => ({ kind: 'wait' }),
    namesIds: false,
  },
];

const codedCases: Record<string, Case> = Object.fromEntries(
  codedLists.flatMap(({ many, one, add, own, namesIds = true }): [string, Case][] => {
    const row = async (plant: Plant) => await made(plant.world, add, { ...titled(), ...(await own(plant)) });
    const list: Case = {
      ...admin,
      others: 'own',
      isForCompany: true,
      shows: planted.goods,
      async input(plant) {
        await row(plant);
        return { q: planted.goods };
      },
      searches: () => [{ q: planted.goods.slice(2, 9), limit: 100 }],
    };
    const addCase: Case = {
      ...admin,
      others: namesIds ? 'field' : 'own',
      input: async (plant) => ({ ...titled(), title: 'تازه', ...(await own(plant)) }),
    };
    const change: Case = {
      ...admin,
      others: 'refused',
      input: async (plant) => ({ ...(await row(plant)), title: `${planted.goods} نو` }),
    };
    return [
      [`catalog.${many}`, list],
      [`catalog.add${one}`, addCase],
      [`catalog.change${one}`, change],
    ];
  }),
);

const newPart = (plant: Plant) => made(plant.world, catalog.partList.add, { ...titled(), unit: 'عدد' });
const priced = { buyer: 'customer', fromOn: '1405/01/01', amount: 1_000_000 };
const catalogCases: Record<string, Case> = {
  ...codedCases,
  'catalog.partPrices': {
    ...admin,
    others: 'refused',
    isForCompany: true,
    input: async (plant) => ({ id: (await newPart(plant)).id }),
  },
  'catalog.setPartPrice': {
    ...admin,
    others: 'refused',
    input: async (plant) => ({ id: (await newPart(plant)).id, ...priced }),
  },
  'catalog.regionByPhone': {
    owner: 'reception',
    others: 'own',
    isForCompany: true,
    input: () => ({ number: '05138765432' }),
  },
};

const newAgency = ({ scene }: Plant) => ({
  code: fresh('8'),
  title: `${planted.goods} ${(count += 1)}`,
  kind: 'agency',
  cityId: scene.cityId,
});
const agency = (plant: Plant) => made(plant.world, agencies.registerAgency, newAgency(plant));
const newPerson = () => ({ mobile: freshMobile(), title: planted.contactName, roleCodes: ['technician'] });
const agencyCases: Record<string, Case> = {
  'agencies.list': {
    ...admin,
    others: 'own',
    shows: 'خدمات 1001',
    input: () => ({}),
    searches: ({ scene }) => [{ q: 'خدمات 1001' }, { cityId: scene.cityId }],
  },
  'agencies.mine': { owner: 'agency:1001', others: 'own', shows: 'سرویسکار 1001', input: () => ({}) },
  'agencies.read': { ...admin, others: 'refused', input: ({ scene }) => ({ id: scene.near.id }) },
  'agencies.register': { ...admin, others: 'field', input: newAgency },
  'agencies.change': {
    ...admin,
    others: 'refused',
    input: async (plant) => ({ ...(await agency(plant)), title: 'نمایندگی دیگر' }),
  },
  'agencies.addCoverage': {
    ...admin,
    others: 'refused',
    input: async (plant) => ({
      id: (await agency(plant)).id,
      regionId: plant.scene.cityId,
      productLineId: plant.scene.line.id,
    }),
  },
  'agencies.endCoverage': {
    ...admin,
    others: 'refused',
    async input(plant) {
      const client = await plant.world.as('admin');
      const { id } = await agency(plant);
      const place = { regionId: plant.scene.cityId, productLineId: null, fromOn: '1404/01/01' };
      const { coverage } = await client.call(agencies.addCoverage, { id, ...place });
      return { id, coverageId: coverage[0]?.id };
    },
  },
  'agencies.addPerson': {
    ...admin,
    others: 'refused',
    input: async (plant) => ({ id: (await agency(plant)).id, ...newPerson() }),
  },
  'agencies.changePerson': {
    ...admin,
    others: 'refused',
    async input(plant) {
      const client = await plant.world.as('admin');
      const { id } = await agency(plant);
      const { people } = await client.call(agencies.addPerson, {
        id,
        mobile: freshMobile(),
        title: planted.contactName,
        roleCodes: ['technician'],
      });
      return { id, membershipId: people[0]?.membershipId, version: people[0]?.version, title: 'نام دیگر' };
    },
  },
  'agencies.timeline': {
    ...admin,
    others: 'refused',
    input: async (plant) => ({ id: (await agency(plant)).id }),
  },
};

export const baseCases: Record<string, Case> = { ...catalogCases, ...agencyCases };
