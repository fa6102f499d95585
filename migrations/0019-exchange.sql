-- 全国系统往来. What was taken to the national system, and what its next export says of it.

alter table student_changes drop constraint student_changes_source;
alter table student_changes add constraint student_changes_source check
  (source in ('import', 'template', 'edit', 'sheet', 'procedure', 'undo', 'unit', 'promotion', 'roll-back', 'seed'));
comment on column student_changes.source is
  '来源：导入、填好的模板、编辑、核对表、业务、撤销导入、机构变动、年度升级、升级回退、演示数据';

alter table import_batches add column kind text not null default 'roster'
  constraint import_batches_kind check (kind in ('roster', 'family'));
comment on column import_batches.kind is '认出的种类：花名册；家庭成员模板，只写家庭成员各栏';

create table exchange_exports (
  county text not null,
  id uuid not null,
  unit text collate "C" not null,
  kind text not null,
  year integer not null,
  format text not null,
  clear boolean not null,
  rows integer not null,
  reason text not null,
  by_person uuid not null,
  at timestamptz not null,
  constraint exchange_exports_pk primary key (county, id),
  constraint exchange_exports_kind check (kind in ('roster', 'family', 'no-number', 'problems', 'key-changes')),
  constraint exchange_exports_format check (format in ('xlsx', 'xls'))
);
comment on table exchange_exports is '按全国系统模板导出的经过：谁、何时、哪里、哪种模板、多少行、为什么';
comment on column exchange_exports.county is '所属县区划代码（6位）';
comment on column exchange_exports.id is '导出标识';
comment on column exchange_exports.unit is '导出的范围：机构路径';
comment on column exchange_exports.kind is '模板种类';
comment on column exchange_exports.year is '模板的版本年度';
comment on column exchange_exports.format is '文件格式';
comment on column exchange_exports.clear is '号码、电话、住址是否为原文';
comment on column exchange_exports.rows is '行数';
comment on column exchange_exports.reason is '事由';
comment on column exchange_exports.by_person is '经办人';
comment on column exchange_exports.at is '导出时间';
create index exchange_exports_at on exchange_exports (county, at desc, id);

create table exchange_readings (
  county text not null,
  id uuid not null,
  unit text collate "C" not null,
  by_person uuid not null,
  state text not null,
  title text not null,
  exported_on date not null,
  summary jsonb not null default '{}',
  message text not null default '',
  task uuid,
  created_at timestamptz not null,
  read_at timestamptz,
  constraint exchange_readings_pk primary key (county, id),
  constraint exchange_readings_state check (state in ('reading', 'done', 'refused', 'interrupted'))
);
comment on table exchange_readings is '往来核对：读一次全国系统的导出，逐项回答到位没有';
comment on column exchange_readings.county is '所属县区划代码（6位）';
comment on column exchange_readings.id is '核对标识';
comment on column exchange_readings.unit is '经办人所在机构的路径';
comment on column exchange_readings.by_person is '经办人';
comment on column exchange_readings.state is '状态：正在读取、已核对、读不了、已中断';
comment on column exchange_readings.title is '文件名';
comment on column exchange_readings.exported_on is '全国系统导出这份名单的日期；此后的变更不算没有到位';
comment on column exchange_readings.summary is '各类结果的计数';
comment on column exchange_readings.message is '读不了、中断的说明';
comment on column exchange_readings.task is '读取的后台任务';
comment on column exchange_readings.created_at is '上传时间';
comment on column exchange_readings.read_at is '核对完成的时间';
create index exchange_readings_at on exchange_readings (county, created_at desc, id);

create table exchange_schools (
  county text not null,
  reading uuid not null,
  unit text collate "C" not null,
  exported_on date not null,
  at timestamptz not null,
  rows integer not null,
  constraint exchange_schools_pk primary key (county, reading, unit),
  constraint exchange_schools_reading foreign key (county, reading) references exchange_readings (county, id) on delete cascade
);
comment on table exchange_schools is '每次核对读到了哪些学校；一所学校最近的一行，是下一次核对的起点';
comment on column exchange_schools.county is '所属县区划代码（6位）';
comment on column exchange_schools.reading is '哪一次核对';
comment on column exchange_schools.unit is '学校的机构路径';
comment on column exchange_schools.exported_on is '全国系统导出的日期';
comment on column exchange_schools.at is '核对完成的时间';
comment on column exchange_schools.rows is '名单里这所学校的人数';
create index exchange_schools_latest on exchange_schools (county, unit, exported_on desc, at desc);

create table exchange_items (
  county text not null,
  reading uuid not null,
  number integer not null,
  student uuid,
  unit text collate "C",
  name text not null,
  aspect text not null,
  category text not null,
  outcome text not null,
  current boolean not null,
  since date not null,
  due date,
  reopened boolean not null default false,
  settled_at timestamptz,
  settled_by uuid,
  sealed bytea not null,
  key_id integer not null,
  constraint exchange_items_pk primary key (county, reading, number),
  constraint exchange_items_reading foreign key (county, reading) references exchange_readings (county, id) on delete cascade,
  constraint exchange_items_category check (category in ('ordinary', 'key', 'status', 'record', 'row')),
  constraint exchange_items_outcome check (outcome in ('arrived', 'waiting', 'different', 'elsewhere', 'unread'))
);
comment on table exchange_items is '往来核对的逐项结果：已到位、未到位、不一致、那边另有改动、看不出';
comment on column exchange_items.county is '所属县区划代码（6位）';
comment on column exchange_items.reading is '哪一次核对';
comment on column exchange_items.number is '这次核对的第几项';
comment on column exchange_items.student is '学籍标识；名单里对不上学生的行没有';
comment on column exchange_items.unit is '学生所在班级，或读到的学校';
comment on column exchange_items.name is '姓名';
comment on column exchange_items.aspect is '哪一项：字段名；present 应在名单里；absent 不应在名单里；row 对不上的行';
comment on column exchange_items.category is '类别：一般信息、关键信息、状态与班级、整条学籍、对不上的行';
comment on column exchange_items.outcome is '结果';
comment on column exchange_items.current is '是否这一项最近一次的结果';
comment on column exchange_items.since is '从哪天起等着到位';
comment on column exchange_items.due is '应在哪天前到位；放假安排未公布时为空';
comment on column exchange_items.reopened is '以前核对时已到位，这次又不一致';
comment on column exchange_items.settled_at is '写明说明、不再催办的时间';
comment on column exchange_items.settled_by is '写明说明的人';
comment on column exchange_items.sealed is '本系统的值、全国系统的值、原来的值、说明（加密）';
comment on column exchange_items.key_id is '加密所用密钥的编号';
create index exchange_items_open on exchange_items (county, unit, due) where current and settled_at is null and outcome <> 'arrived';
create index exchange_items_student on exchange_items (county, student) where current;
