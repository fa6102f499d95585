import { Input, Tree } from 'antd';
import { type ReactNode, useState } from 'react';
import { PageState } from '#src/web/PageState.tsx';
import { useSession } from '#src/web/session.ts';
import type { UnitAnswer } from './answers.ts';
import { parentPath, useChildren, useSchools } from './unit-queries.ts';

interface Props {
  readonly at: string | undefined;
  readonly chosen: string | undefined;
  readonly choose: (id: string) => void;
}

interface Node {
  readonly key: string;
  readonly title: string;
  readonly isLeaf: boolean;
  readonly children?: Node[];
}

/** 机构树 — down to the schools at once; their grades and classes when they are opened. */
export function UnitTree({ at, chosen, choose }: Props): ReactNode {
  const { unit: root } = useSession();
  const query = useSchools(root, at);
  const [opened, setOpened] = useState<readonly string[]>([]);
  const [sought, setSought] = useState('');
  const children = useChildren(opened, at);
  const units = query.data?.rows ?? [];
  const all = [...units, ...[...children.values()].flat()];
  const [top] = units;
  const nodes =
    sought === ''
      ? top === undefined
        ? []
        : [nodeOf(top, units, children)]
      : units.filter(({ title }) => title.includes(sought)).map(leafOf);
  return (
    <nav className="r-units-tree" aria-label="机构">
      <Input
        allowClear
        placeholder="查找学校"
        aria-label="查找学校"
        value={sought}
        onChange={({ target }) => setSought(target.value.trim())}
      />
      <PageState query={query}>
        <Tree<Node>
          blockNode
          treeData={nodes}
          // A new tree: the day was changed, or the search ended.
          key={`${at} ${sought === ''} ${top?.id}`}
          defaultExpandedKeys={top === undefined ? [] : [top.path]}
          selectedKeys={all.filter(({ id }) => id === chosen).map(({ path }) => path)}
          onSelect={(_, { node }) => {
            const unit = all.find(({ path }) => path === node.key);
            if (unit !== undefined) choose(unit.id);
          }}
          loadData={async ({ key }) => {
            setOpened((before) => (before.includes(key) ? before : [...before, key]));
          }}
        />
        {sought !== '' && nodes.length === 0 && <p className="r-quiet">没有名称含“{sought}”的学校。</p>}
      </PageState>
    </nav>
  );
}

function nodeOf(
  unit: UnitAnswer,
  schools: readonly UnitAnswer[],
  children: ReadonlyMap<string, readonly UnitAnswer[]>,
): Node {
  const below = schools.filter(({ path }) => parentPath(path) === unit.path);
  const read = (children.get(unit.path) ?? []).filter(({ path }) => below.every((one) => one.path !== path));
  const all = [...below, ...read].map((one) => nodeOf(one, schools, children));
  return { ...leafOf(unit), isLeaf: unit.kind === 'class', ...(all.length > 0 && { children: all }) };
}

function leafOf({ path, title }: UnitAnswer): Node {
  return { key: path, title, isLeaf: true };
}
