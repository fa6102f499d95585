-- 导入. A batch is one upload, from the file's bytes to the undo of what it did.

create table import_batches (
  county text not null,
  id uuid not null,
  unit text collate "C" not null,
  by_person uuid not null,
  importer text not null,
  state text not null,
  title text not null,
  summary jsonb not null default '{}',
  message text not null default '',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  committed_at timestamptz,
  undone_at timestamptz,
  task uuid,
  revision integer not null default 1,
  constraint import_batches_importer check (importer in ('school', 'county')),
  constraint import_batches_pk primary key (county, id),
  constraint import_batches_state check (state in
    ('reading', 'ready', 'refused', 'committing', 'committed', 'interrupted', 'undone', 'discarded'))
);
comment on table import_batches is '导入批次：从上传到撤销';
comment on column import_batches.county is '所属县区划代码（6位）';
comment on column import_batches.id is '批次标识';
comment on column import_batches.unit is '导入人所在机构的路径';
comment on column import_batches.by_person is '经办人';
comment on column import_batches.state is '状态：读取、待确认、退回、写入、完成、中断、撤销、放弃';
comment on column import_batches.title is '批次名称';
comment on column import_batches.summary is '各类结果的计数';
comment on column import_batches.message is '退回、中断的说明';
comment on column import_batches.created_at is '创建时间';
comment on column import_batches.updated_at is '最近更新时间';
comment on column import_batches.committed_at is '写入时间';
comment on column import_batches.undone_at is '撤销时间';
comment on column import_batches.revision is '第几次变更，用于防止互相覆盖';
comment on column import_batches.importer is '导入方：学校只导入本校花名册，县局导入全国学籍系统的导出';
comment on column import_batches.task is '最近一次读取、提交或撤销的后台任务';
create index import_batches_at on import_batches (county, created_at desc, id);

create table import_files (
  county text not null,
  batch uuid not null,
  number integer not null,
  name text not null,
  school_code text not null default '',
  layout jsonb not null default '{}',
  rows integer not null default 0,
  refusal text not null default '',
  sealed bytea,
  key_id integer,
  constraint import_files_pk primary key (county, batch, number),
  constraint import_files_batch foreign key (county, batch) references import_batches (county, id) on delete cascade
);
comment on table import_files is '批次内的每个文件：识别出的学校、列、行数；原文件加密保存，直到批次了结';
comment on column import_files.county is '所属县区划代码（6位）';
comment on column import_files.batch is '导入批次';
comment on column import_files.number is '批次内第几个文件';
comment on column import_files.name is '文件名';
comment on column import_files.school_code is '识别出的学校标识码';
comment on column import_files.layout is '识别出的列';
comment on column import_files.rows is '数据行数';
comment on column import_files.refusal is '整个文件不能导入的原因';
comment on column import_files.sealed is '原文件，加密';
comment on column import_files.key_id is '加密所用密钥的编号';

create table import_rows (
  county text not null,
  batch uuid not null,
  file integer not null,
  row integer not null,
  outcome text not null,
  student uuid,
  applied_revision integer,
  name text not null,
  unit text collate "C",
  proposes boolean not null default false,
  faults integer not null default 0,
  sealed bytea not null,
  key_id integer not null,
  constraint import_rows_pk primary key (county, batch, file, row),
  constraint import_rows_batch foreign key (county, batch) references import_batches (county, id) on delete cascade,
  constraint import_rows_outcome check (outcome in ('new', 'changed', 'unchanged', 'missing', 'refused'))
);
-- What is sealed cannot be compressed; not trying saves the time.
alter table import_rows alter column sealed set storage external;
comment on table import_rows is '逐行比对结果：新建、变更、相同、表中没有、退回；差异内容加密';
comment on column import_rows.county is '所属县区划代码（6位）';
comment on column import_rows.batch is '导入批次';
comment on column import_rows.file is '批次内第几个文件';
comment on column import_rows.row is '表中第几行';
comment on column import_rows.outcome is '比对结果';
comment on column import_rows.student is '学籍标识';
comment on column import_rows.applied_revision is '写入后学籍的变更次数，撤销时核对';
comment on column import_rows.name is '姓名';
comment on column import_rows.unit is '写入后所在班级的路径';
comment on column import_rows.sealed is '整行与差异，加密';
comment on column import_rows.key_id is '加密所用密钥的编号';
comment on column import_rows.proposes is '有关键信息差异';
comment on column import_rows.faults is '核查出的问题数';
create index import_rows_outcome on import_rows (county, batch, outcome, file, row);

create table proposed_key_changes (
  county text not null,
  id uuid not null,
  batch uuid,
  student uuid not null,
  unit text collate "C" not null,
  fields text[] not null,
  sealed bytea not null,
  key_id integer not null,
  state text not null,
  created_at timestamptz not null,
  constraint proposed_key_changes_pk primary key (county, id),
  constraint proposed_key_changes_student foreign key (county, student)
    references students (county, id) on delete restrict,
  constraint proposed_key_changes_state check (state in ('proposed', 'withdrawn', 'opened'))
);
comment on table proposed_key_changes is '关键信息差异：导入的表与学籍不同的姓名、性别、出生日期、证件，从不直接生效，等待关键信息变更';
comment on column proposed_key_changes.county is '所属县区划代码（6位）';
comment on column proposed_key_changes.id is '标识';
comment on column proposed_key_changes.batch is '来自哪个导入批次';
comment on column proposed_key_changes.student is '学籍标识';
comment on column proposed_key_changes.unit is '学籍所在班级的机构路径';
comment on column proposed_key_changes.fields is '有差异的字段名';
comment on column proposed_key_changes.sealed is '两边的值，加密';
comment on column proposed_key_changes.key_id is '加密所用密钥的编号';
comment on column proposed_key_changes.state is '状态：待办、撤回、已转业务';
comment on column proposed_key_changes.created_at is '创建时间';
create index proposed_key_changes_student on proposed_key_changes (county, student) where state = 'proposed';
