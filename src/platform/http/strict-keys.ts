import type { FastifySchemaCompiler } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import { z } from 'zod';

/** A key that the schema does not name is refused: dropped in silence, it would look as if it had been heard. */
export const strictValidator: FastifySchemaCompiler<z.ZodType> = (route) => {
  const parse = validatorCompiler(route);
  const shape = shapeOf(route.schema);
  return (data: unknown) => {
    const strange = strangeKeys(shape, data, shape);
    return strange.length === 0 ? parse(data) : { error: new UnknownKeys(strange) };
  };
};

/** The body or the query string holds keys that nobody asked for. */
export class UnknownKeys extends Error {
  readonly keys: readonly string[];

  constructor(keys: readonly string[]) {
    super('unknown keys');
    this.keys = keys;
  }
}

/** As much of a JSON schema as is needed to know which keys an object may have. */
interface Shape {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Shape>>;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: boolean | Shape;
  readonly items?: Shape | false;
  readonly prefixItems?: readonly Shape[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
}

function shapeOf(schema: z.ZodType): Shape {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Shape; // a JSON schema has this shape
}

/** The keys that `shape` does not name, with the way to them; of several possible shapes, by the one that fits best. */
function strangeKeys(shape: Shape, value: unknown, root: Shape): readonly string[] {
  const { $ref: ref } = shape;
  if (ref !== undefined) return strangeKeys(resolved(ref, root), value, root);
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices !== undefined) return fewest(choices.map((choice) => strangeKeys(choice, value, root)));
  // Together they name the keys, each a part of them: what is strange to all is strange.
  if (shape.allOf !== undefined) return common(shape.allOf.map((part) => strangeKeys(part, value, root)));
  if (Array.isArray(value)) return value.flatMap((item, index) => strangeKeys(itemOf(shape, index), item, root));
  return isPlainObject(value) ? strangeKeysOf(shape, value, root) : [];
}

function strangeKeysOf(shape: Shape, value: Readonly<Record<string, unknown>>, root: Shape): readonly string[] {
  const { properties, additionalProperties: others } = shape;
  if (properties === undefined && others === undefined) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const known = properties !== undefined && Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (known !== undefined) return strangeKeys(known, inner, root).map((rest) => `${key}.${rest}`);
    if (typeof others === 'object') return strangeKeys(others, inner, root);
    return others === true ? [] : [key];
  });
}

function itemOf({ items, prefixItems }: Shape, index: number): Shape {
  return prefixItems?.[index] ?? (items === false ? undefined : items) ?? {};
}

function resolved(ref: string, root: Shape): Shape {
  return ref === '#' ? root : (root.$defs?.[ref.replace('#/$defs/', '')] ?? {});
}

function fewest(lists: readonly (readonly string[])[]): readonly string[] {
  return lists.reduce((best, list) => (list.length < best.length ? list : best));
}

function common(lists: readonly (readonly string[])[]): readonly string[] {
  return lists.reduce((shared, list) => shared.filter((key) => list.includes(key)));
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
