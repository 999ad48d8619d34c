// The fields of a JSON schema as lines for a reader: `devices[].symptomIds[]`, its kind, its limits.

export interface FieldLine {
  readonly path: string;
  readonly kind: string;
  readonly isRequired: boolean;
}

type Schema = Readonly<Record<string, unknown>>;
const DEPTH_MAX = 6;

export function fieldLines(schema: unknown, path = '', isRequired = true, depth = 0): FieldLine[] {
  const { schema: plain, isNullable } = withoutNull(asSchema(schema));
  const items = plain['items'];
  if (depth < DEPTH_MAX && items !== undefined && isNested(asSchema(items))) {
    return fieldLines(items, `${path}[]`, isRequired, depth + 1);
  }
  const properties = Object.entries(asSchema(plain['properties']));
  if (depth < DEPTH_MAX && properties.length > 0) {
    const needed = Array.isArray(plain['required']) ? plain['required'] : [];
    const own = path === '' ? [] : [{ path, kind: withNull('object', isNullable), isRequired }];
    return own.concat(
      properties.flatMap(([name, each]) =>
        fieldLines(each, path === '' ? name : `${path}.${name}`, needed.includes(name), depth + 1),
      ),
    );
  }
  return path === '' ? [] : [{ path, kind: withNull(kindOf(plain), isNullable), isRequired }];
}

function isNested(schema: Schema): boolean {
  const { schema: plain } = withoutNull(schema);
  return plain['properties'] !== undefined || plain['items'] !== undefined;
}

function kindOf(schema: Schema): string {
  const choices = schema['enum'];
  if (Array.isArray(choices)) return choices.map(String).join(' | ');
  if (schema['const'] !== undefined) return JSON.stringify(schema['const']);
  const either = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(either)) return either.map((each) => kindOf(asSchema(each))).join(' | ');
  if (schema['items'] !== undefined) return `${kindOf(asSchema(schema['items']))}[]`;
  const type = typeof schema['type'] === 'string' ? schema['type'] : 'any';
  const format = typeof schema['format'] === 'string' ? schema['format'] : type;
  return [format, ...limitsOf(schema)].join(' ');
}

function limitsOf(schema: Schema): string[] {
  const bounds = [
    ['minLength', '≥'],
    ['maxLength', '≤'],
    ['minimum', '≥'],
    ['maximum', '≤'],
  ] as const;
  return bounds.flatMap(([name, sign]) => {
    const bound = schema[name];
    const isTold = typeof bound === 'number' && Math.abs(bound) < Number.MAX_SAFE_INTEGER && bound !== 0;
    return isTold ? [`${sign} ${bound}`] : [];
  });
}

function withoutNull(schema: Schema): { schema: Schema; isNullable: boolean } {
  const either = schema['anyOf'];
  if (!Array.isArray(either)) return { schema, isNullable: false };
  const rest = either.map(asSchema).filter((each) => each['type'] !== 'null');
  const isNullable = rest.length < either.length;
  return { schema: rest.length === 1 ? (rest[0] ?? {}) : { ...schema, anyOf: rest }, isNullable };
}

function withNull(kind: string, isNullable: boolean): string {
  return isNullable ? `${kind} | null` : kind;
}

function asSchema(value: unknown): Schema {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
