-- 逐班核实. What class teachers say of the children in front of them, and the children who are on no list.

create table presence_marks (
  county text not null,
  student uuid not null,
  source text not null,
  is_what text not null,
  which text not null default '',
  unit text collate "C" not null,
  basis uuid not null,
  note bytea,
  key_id integer not null,
  marked_at timestamptz not null,
  constraint presence_marks_pk primary key (county, student, source),
  constraint presence_marks_student foreign key (county, student) references students (county, id) on delete cascade,
  constraint presence_marks_source check (source in ('class', 'elsewhere')),
  constraint presence_marks_what check (is_what in ('present', 'absent', 'differs', 'elsewhere'))
);
comment on table presence_marks is '在校情况：每名学生最近一次签字的逐班核实怎么说；核查规则 PR 据此提问';
comment on column presence_marks.county is '所属县区划代码（6位）';
comment on column presence_marks.student is '学籍标识';
comment on column presence_marks.source is '谁说的：本班核实，或别处核实在那里就读';
comment on column presence_marks.is_what is '在班、不在班、状态不符、在别处';
comment on column presence_marks.which is '去向或实际状态的代码；在别处的，是否凭号码认定';
comment on column presence_marks.unit is '在哪个班核实的：机构路径';
comment on column presence_marks.basis is '依据：逐班核实或在班无籍登记的标识；变了，原说明失效';
comment on column presence_marks.note is '班主任写的情况，加密';
comment on column presence_marks.key_id is '加密所用密钥的编号';
comment on column presence_marks.marked_at is '登记时间';

create table roll_calls (
  county text not null,
  id uuid not null,
  campaign uuid,
  unit text collate "C" not null,
  started_at timestamptz not null,
  started_by uuid not null,
  signed_at timestamptz,
  signed_by uuid,
  signer text,
  office text,
  counts jsonb,
  revision integer not null default 1,
  constraint roll_calls_pk primary key (county, id),
  constraint roll_calls_signed check ((signed_at is null) = (signed_by is null))
);
comment on table roll_calls is '逐班核实：一个班一次一行；可以重做，以前的保留';
comment on column roll_calls.county is '所属县区划代码（6位）';
comment on column roll_calls.id is '核实标识';
comment on column roll_calls.campaign is '所属专项；平时核实的为空';
comment on column roll_calls.unit is '班级的机构路径';
comment on column roll_calls.started_at is '开始时间';
comment on column roll_calls.started_by is '开始的人';
comment on column roll_calls.signed_at is '签字时间；未完成的为空';
comment on column roll_calls.signed_by is '签字人';
comment on column roll_calls.signer is '签字人姓名';
comment on column roll_calls.office is '签字人当时的岗位';
comment on column roll_calls.counts is '签字时的人数：名单、在班、不在班、状态不符、不在名单';
comment on column roll_calls.revision is '第几次变更，用于防止互相覆盖';
create unique index roll_calls_open on roll_calls (county, unit) where signed_at is null;
create index roll_calls_unit on roll_calls (county, unit, signed_at desc);

create table roll_call_answers (
  county text not null,
  call uuid not null,
  student uuid not null,
  is_what text not null,
  which text not null default '',
  note bytea,
  key_id integer not null,
  answered_at timestamptz not null,
  answered_by uuid not null,
  constraint roll_call_answers_pk primary key (county, call, student),
  constraint roll_call_answers_call foreign key (county, call) references roll_calls (county, id) on delete cascade,
  constraint roll_call_answers_what check (is_what in ('present', 'absent', 'differs'))
);
comment on table roll_call_answers is '逐班核实的逐人结果';
comment on column roll_call_answers.county is '所属县区划代码（6位）';
comment on column roll_call_answers.call is '哪一次核实';
comment on column roll_call_answers.student is '学籍标识';
comment on column roll_call_answers.is_what is '在班、不在班、状态不符';
comment on column roll_call_answers.which is '去向或实际状态的代码';
comment on column roll_call_answers.note is '班主任写的情况，加密';
comment on column roll_call_answers.key_id is '加密所用密钥的编号';
comment on column roll_call_answers.answered_at is '登记时间';
comment on column roll_call_answers.answered_by is '登记人';

create table unlisted_children (
  county text not null,
  id uuid not null,
  call uuid not null,
  unit text collate "C" not null,
  school text collate "C" not null,
  sealed bytea not null,
  key_id integer not null,
  person_digest bytea,
  number_digest bytea,
  reported_at timestamptz not null,
  reported_by uuid not null,
  place text,
  student uuid,
  is_sure boolean not null default false,
  outcome text,
  explanation text not null default '',
  closed_at timestamptz,
  closed_by uuid,
  revision integer not null default 1,
  constraint unlisted_children_pk primary key (county, id),
  constraint unlisted_children_call foreign key (county, call) references roll_calls (county, id) on delete cascade,
  constraint unlisted_children_place check (place in ('nowhere', 'school', 'county', 'beyond')),
  constraint unlisted_children_outcome check (outcome in ('recorded', 'explained', 'withdrawn')),
  constraint unlisted_children_closed check ((outcome is null) = (closed_at is null))
);
comment on table unlisted_children is '在班但不在名单的学生：签字后成为有人无籍、人籍异校的任务';
comment on column unlisted_children.county is '所属县区划代码（6位）';
comment on column unlisted_children.id is '登记标识，由登记的手机生成，重发不重复';
comment on column unlisted_children.call is '哪一次核实登记的';
comment on column unlisted_children.unit is '在哪个班：机构路径';
comment on column unlisted_children.school is '在哪所学校：机构路径';
comment on column unlisted_children.sealed is '姓名、性别、出生日期、证件号、原就读学校、监护人电话，加密';
comment on column unlisted_children.key_id is '加密所用密钥的编号';
comment on column unlisted_children.person_digest is '姓名、性别、出生日期的带密钥摘要';
comment on column unlisted_children.number_digest is '证件号的带密钥摘要';
comment on column unlisted_children.reported_at is '登记时间';
comment on column unlisted_children.reported_by is '登记人';
comment on column unlisted_children.place is '签字后查到的学籍在哪：查不到、本校他班、本县他校、外县；未签字为空';
comment on column unlisted_children.student is '查到的学籍，或后来建立、转入的学籍';
comment on column unlisted_children.is_sure is '是否凭号码认定为同一人';
comment on column unlisted_children.outcome is '结果：已有学籍、已说明、登记有误；未了结为空';
comment on column unlisted_children.explanation is '说明';
comment on column unlisted_children.closed_at is '了结时间';
comment on column unlisted_children.closed_by is '了结的人；随学籍变动自动了结的为空';
comment on column unlisted_children.revision is '第几次变更，用于防止互相覆盖';
create index unlisted_children_open on unlisted_children (county, school, unit) where closed_at is null;
