/**
 * Turns a function written in the WebAssembly text format, folded, into a module of one memory (imported as `row.memory`)
 * and that function. It knows the few instructions that our kernel needs, so that what runs can be read in the source, and
 * there is no binary in the house. Any other tool that reads the format makes the same module of it.
 */
export function assembled(text: string): Uint8Array {
  const [tree] = parsed(text);
  const { name, params, locals, body } = partsOf(listOf(tree));
  const types = [0x60, ...vector(params.map(({ type }) => type)), ...vector([I32])];
  const declared = locals.flatMap(({ type }) => [1, type]);
  const names = [...params, ...locals].map((variable) => variable.name);
  const code = [...unsigned(locals.length), ...declared, ...body.flatMap((node) => coded(node, names, [])), END];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [1, ...types]),
    ...section(2, [1, ...named('row'), ...named('memory'), 0x02, 0x00, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...named(name), 0x00, 0]),
    ...section(10, [1, ...unsigned(code.length), ...code]),
  ]);
}

type Node = string | readonly Node[];

const END = 0x0b;
const I32 = 0x7f;
const TYPES: Readonly<Record<string, number>> = { i32: I32, v128: 0x7b };
/** A block that leaves no value. */
const NOTHING = 0x40;

/** Instructions that take their operands from the stack and have nothing written behind their name. */
const PLAIN: Readonly<Record<string, readonly number[]>> = {
  return: [0x0f],
  'i32.eqz': [0x45],
  'i32.eq': [0x46],
  'i32.ne': [0x47],
  'i32.lt_s': [0x48],
  'i32.gt_s': [0x4a],
  'i32.ge_s': [0x4e],
  'i32.ctz': [0x68],
  'i32.add': [0x6a],
  'i32.sub': [0x6b],
  'i32.mul': [0x6c],
  'i32.and': [0x71],
  'i32.or': [0x72],
  'i32.xor': [0x73],
  'i32.shl': [0x74],
  'i32.shr_u': [0x76],
  'i8x16.splat': [0xfd, 15],
  'i8x16.eq': [0xfd, 35],
  'v128.or': [0xfd, 80],
  'i8x16.bitmask': [0xfd, 100],
};

/** Instructions that read or write memory, each with the alignment it promises: none. */
const MEMORY: Readonly<Record<string, readonly number[]>> = {
  'i32.load': [0x28, 0],
  'i32.load8_u': [0x2d, 0],
  'i32.store': [0x36, 0],
  'v128.load': [0xfd, 0, 0],
};

const VARIABLES: Readonly<Record<string, number>> = { 'local.get': 0x20, 'local.set': 0x21, 'local.tee': 0x22 };
const BRANCHES: Readonly<Record<string, number>> = { br: 0x0c, br_if: 0x0d };
const BLOCKS: Readonly<Record<string, number>> = { block: 0x02, loop: 0x03 };

/** The bytes of one instruction: its operands first, then itself. `labels` are the blocks around it, the innermost last. */
function coded(node: Node, names: readonly string[], labels: readonly string[]): readonly number[] {
  const [op = '', ...rest] = listOf(node);
  const name = wordOf(op);
  const all = (nodes: readonly Node[], around = labels) => nodes.flatMap((inner) => coded(inner, names, around));
  if (name in BLOCKS) {
    const [label = '', ...body] = rest;
    return [numberOf(BLOCKS, name), NOTHING, ...all(body, [...labels, wordOf(label)]), END];
  }
  if (name === 'if') {
    const [condition = '', then = ''] = rest;
    return [...all([condition]), 0x04, NOTHING, ...all(listOf(then).slice(1), [...labels, '']), END];
  }
  const [first = '', ...operands] = rest;
  if (name === 'i32.const') return [0x41, ...signed(Number(first))];
  if (name in VARIABLES) return [...all(operands), numberOf(VARIABLES, name), ...unsigned(placeIn(names, first))];
  if (name in BRANCHES) {
    const depth = labels.length - 1 - placeIn(labels, first);
    return [...all(operands), numberOf(BRANCHES, name), ...unsigned(depth)];
  }
  const memory = MEMORY[name];
  if (memory !== undefined) {
    const offset = typeof first === 'string' ? Number(first.replace('offset=', '')) : 0;
    return [...all(typeof first === 'string' ? operands : rest), ...memory, ...unsigned(offset)];
  }
  const plain = PLAIN[name];
  if (plain === undefined) throw new Error(`no instruction ${name}`);
  return [...all(rest), ...plain];
}

interface Variable {
  readonly name: string;
  readonly type: number;
}

/** `(func (export "name") (param $a i32) … (result i32) (local $b v128) … instructions)` */
function partsOf([, exported = '', ...rest]: readonly Node[]) {
  const declared = (kind: string) =>
    rest
      .filter(([word]) => word === kind)
      .map(([, name = '', type = '']): Variable => {
        return { name: wordOf(name), type: numberOf(TYPES, wordOf(type)) };
      });
  return {
    name: wordOf(listOf(exported)[1] ?? '').replaceAll('"', ''),
    params: declared('param'),
    locals: declared('local'),
    body: rest.filter(([word]) => !['param', 'local', 'result'].includes(wordOf(word ?? ''))),
  };
}

/** Lists in brackets, words between blanks, notes behind `;;`. */
function parsed(text: string): readonly Node[] {
  const open: Node[][] = [[]];
  for (const [token] of text.replace(/;;.*/g, '').matchAll(/[()]|[^\s()]+/g)) {
    if (token === '(') open.push([]);
    else if (token !== ')') open.at(-1)?.push(token);
    else {
      const done = open.pop() ?? [];
      open.at(-1)?.push(done);
    }
  }
  return open[0] ?? [];
}

function listOf(node: Node | undefined): readonly Node[] {
  if (node === undefined || typeof node === 'string') throw new Error(`not in brackets: ${node}`);
  return node;
}

function wordOf(node: Node): string {
  if (typeof node !== 'string') throw new Error('a word was expected');
  return node;
}

function placeIn(names: readonly string[], name: Node): number {
  const place = names.lastIndexOf(wordOf(name));
  if (place < 0) throw new Error(`no ${name}`);
  return place;
}

function numberOf(table: Readonly<Record<string, number>>, name: string): number {
  const number = table[name];
  if (number === undefined) throw new Error(`no ${name}`);
  return number;
}

function section(id: number, content: readonly number[]): readonly number[] {
  return [id, ...unsigned(content.length), ...content];
}

function vector(bytes: readonly number[]): readonly number[] {
  return [...unsigned(bytes.length), ...bytes];
}

function named(name: string): readonly number[] {
  return vector(Array.from(name, (character) => character.charCodeAt(0)));
}

/** LEB128, seven bits at a time. */
function unsigned(number: number): readonly number[] {
  return number < 0x80 ? [number] : [(number & 0x7f) | 0x80, ...unsigned(number >>> 7)];
}

function signed(number: number): readonly number[] {
  return number >= -64 && number < 64 ? [number & 0x7f] : [(number & 0x7f) | 0x80, ...signed(number >> 7)];
}
