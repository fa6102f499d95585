-- 适龄儿童台账. The police station's list of children of school age, held against the register and who is in class.

create table household_lists (
  county text not null,
  id uuid not null,
  unit text collate "C" not null,
  as_of date not null,
  state text not null,
  message text not null default '',
  rows integer not null default 0,
  faults jsonb not null,
  task uuid,
  at timestamptz not null,
  by_person uuid not null,
  committed_at timestamptz,
  committed_by uuid,
  undone_at timestamptz,
  undone_by uuid,
  compared_at timestamptz,
  replaces uuid,
  constraint household_lists_pk primary key (county, id),
  constraint household_lists_state check (state in
    ('reading', 'read', 'failed', 'committed', 'replaced', 'undone', 'dropped'))
);
comment on table household_lists is '户籍名单：一个乡镇（或全县）公安户籍的适龄儿童名单，一次一份；新的一份代替旧的，可以撤销';
comment on column household_lists.county is '所属县区划代码（6位）';
comment on column household_lists.id is '名单标识';
comment on column household_lists.unit is '哪个中心校（或县）的名单：机构路径';
comment on column household_lists.as_of is '户籍数据截止日期';
comment on column household_lists.state is '正在读取、已读取待确认、读不了、在用、已被代替、已撤销、已放弃';
comment on column household_lists.message is '读不了的原因';
comment on column household_lists.rows is '读出的儿童数，不含有误的行';
comment on column household_lists.faults is '有误的行：行号和原因，不含姓名和号码';
comment on column household_lists.task is '读取的任务';
comment on column household_lists.at is '上传时间';
comment on column household_lists.by_person is '上传人';
comment on column household_lists.committed_at is '确认写入台账的时间';
comment on column household_lists.committed_by is '确认人';
comment on column household_lists.undone_at is '撤销或放弃的时间';
comment on column household_lists.undone_by is '撤销或放弃的人';
comment on column household_lists.compared_at is '最近一次比对的时间';
comment on column household_lists.replaces is '代替了哪一份；撤销时由它恢复';
create unique index household_lists_in_use on household_lists (county, unit) where state = 'committed';

create table household_children (
  county text not null,
  id uuid not null,
  list uuid not null,
  origin uuid not null,
  "row" integer not null,
  unit text collate "C" not null,
  village text not null,
  birth_date date not null,
  sealed bytea not null,
  key_id integer not null,
  number_digest bytea,
  person_digest bytea not null,
  state text not null,
  student uuid,
  match text,
  verdict text,
  is_beyond boolean not null default false,
  checker text not null default '',
  answer text,
  answered_on date,
  answered_at timestamptz,
  answered_by uuid,
  words bytea,
  signalled_at timestamptz,
  revision integer not null default 1,
  constraint household_children_pk primary key (county, id),
  constraint household_children_list foreign key (county, list) references household_lists (county, id) on delete cascade,
  constraint household_children_state check (state in
    ('here', 'away', 'likely', 'none', 'elsewhere', 'young', 'deferred', 'over', 'moved', 'mistaken')),
  constraint household_children_match check (match in ('number', 'person')),
  constraint household_children_verdict check (verdict in ('same', 'other')),
  constraint household_children_answer check (answer in ('elsewhere', 'none', 'deferred', 'moved', 'mistaken')),
  constraint household_children_answered check ((answer is null) = (answered_at is null))
);
comment on table household_children is '适龄儿童台账：名单上一个孩子一行，与学籍、在校情况比对';
comment on column household_children.county is '所属县区划代码（6位）';
comment on column household_children.id is '台账行标识';
comment on column household_children.list is '哪一份名单';
comment on column household_children.origin is '这个孩子第一次出现时的标识：名单更新以后仍是同一个';
comment on column household_children."row" is '名单里的行号';
comment on column household_children.unit is '由谁核查：中心校或学校的机构路径';
comment on column household_children.village is '村（社区），用于分派核查；不含门牌';
comment on column household_children.birth_date is '出生日期，用于推算是否适龄';
comment on column household_children.sealed is '姓名、证件号、住址、监护人、电话，加密';
comment on column household_children.key_id is '加密所用密钥的编号';
comment on column household_children.number_digest is '证件号的摘要，只能等值查询；没有号码的为空';
comment on column household_children.person_digest is '姓名和出生日期的摘要，只能等值查询';
comment on column household_children.state is '比对结果';
comment on column household_children.student is '对上的学籍';
comment on column household_children.match is '凭什么对上：号码、姓名和出生日期';
comment on column household_children.verdict is '人对“疑似同一人”的认定：同一人、不是同一人';
comment on column household_children.is_beyond is '号码在其他县有学籍';
comment on column household_children.checker is '谁去核查：工作人员姓名';
comment on column household_children.answer is '入户核实的结果';
comment on column household_children.answered_on is '核实日期';
comment on column household_children.answered_at is '登记时间';
comment on column household_children.answered_by is '登记人';
comment on column household_children.words is '谁去的、核实的情况，加密';
comment on column household_children.signalled_at is '列为疑似辍学的时间';
comment on column household_children.revision is '第几次变更，用于防止互相覆盖';
create index household_children_list_row on household_children (county, list, "row");
create index household_children_state on household_children (county, state, unit);
create index household_children_number on household_children (county, number_digest) where number_digest is not null;
create index household_children_person on household_children (county, person_digest);
