-- 问责 (R25). A violation and what it rests on, the unit's right of reply, the decision, and its measures until they are done.

create table violations (
  county text not null,
  id uuid not null,
  year integer not null,
  number integer not null,
  unit text collate "C" not null,
  kind text not null,
  title text not null,
  found_on date not null,
  state text not null default 'registered',
  sealed bytea not null,
  key_id integer not null,
  registered_at timestamptz not null,
  registered_by uuid not null,
  verified_by uuid,
  informed_on date,
  reply_until date,
  replied text,
  replied_at timestamptz,
  replied_by uuid,
  decided_on date,
  decided_by uuid,
  closed_on date,
  soon_told_at timestamptz,
  expired_told_at timestamptz,
  revision integer not null default 1,
  constraint violations_pk primary key (county, id),
  constraint violations_number unique (county, year, number),
  constraint violations_state check (state in ('registered', 'verified', 'informed', 'decided', 'closed', 'withdrawn')),
  constraint violations_informed check ((informed_on is null) = (reply_until is null)),
  constraint violations_replied check ((replied is null) = (replied_at is null) and (replied is null or informed_on is not null)),
  constraint violations_reply check (replied in ('accepts', 'argues')),
  constraint violations_decided check ((state in ('decided', 'closed')) = (decided_on is not null)),
  constraint violations_not_alone check (decided_by is null or decided_by <> registered_by)
);
comment on table violations is '违规：登记、核实、告知与申辩、决定、执行跟踪、结案；撤销的保留';
comment on column violations.county is '所属县区划代码（6位）';
comment on column violations.id is '违规标识';
comment on column violations.year is '登记的年份';
comment on column violations.number is '当年的序号';
comment on column violations.unit is '责任单位的机构路径';
comment on column violations.kind is '违规种类：通知所列四种，或本县自定的种类';
comment on column violations.title is '一句话，不含学生信息';
comment on column violations.found_on is '发现日期';
comment on column violations.state is '状态';
comment on column violations.sealed is '违规事实、责任人、核实、告知、申辩、决定，加密';
comment on column violations.key_id is '加密所用密钥的编号';
comment on column violations.registered_at is '登记时间';
comment on column violations.registered_by is '登记人';
comment on column violations.verified_by is '核实人';
comment on column violations.informed_on is '告知日期';
comment on column violations.reply_until is '申辩期的最后一天';
comment on column violations.replied is '答复：无异议、陈述申辩';
comment on column violations.replied_at is '答复时间';
comment on column violations.replied_by is '答复人';
comment on column violations.decided_on is '决定日期';
comment on column violations.decided_by is '决定人，不能是登记人';
comment on column violations.closed_on is '结案或撤销的日期';
comment on column violations.soon_told_at is '申辩期将满提醒的时间';
comment on column violations.expired_told_at is '申辩期满提醒的时间';
comment on column violations.revision is '第几次变更，用于防止互相覆盖';
create index violations_of_unit on violations (county, unit);
create index violations_found on violations (county, found_on desc, id);

create table violation_bases (
  county text not null,
  violation uuid not null,
  id uuid not null,
  kind text not null,
  subject uuid not null,
  title text not null,
  constraint violation_bases_pk primary key (county, violation, id),
  constraint violation_bases_of foreign key (county, violation) references violations (county, id) on delete cascade,
  constraint violation_bases_once unique (county, violation, kind, subject)
);
comment on table violation_bases is '违规的依据：问题、业务、书面材料、督查等，每条都能打开来源';
comment on column violation_bases.county is '所属县区划代码（6位）';
comment on column violation_bases.violation is '哪一件违规';
comment on column violation_bases.id is '依据标识';
comment on column violation_bases.kind is '依据种类';
comment on column violation_bases.subject is '来源的标识';
comment on column violation_bases.title is '来源的名称，不含学生信息';

create table violation_measures (
  county text not null,
  violation uuid not null,
  id uuid not null,
  kind text not null,
  state text not null default 'ordered',
  due_on date,
  carried_on date,
  carried_by uuid,
  done_on date,
  done_by uuid,
  sealed bytea not null,
  key_id integer not null,
  overdue_told_on date,
  constraint violation_measures_pk primary key (county, violation, id),
  constraint violation_measures_of foreign key (county, violation) references violations (county, id) on delete cascade,
  constraint violation_measures_once unique (county, violation, kind),
  constraint violation_measures_kind check (kind in ('talk', 'circular', 'accountability')),
  constraint violation_measures_state check (state in ('ordered', 'carried', 'done')),
  constraint violation_measures_days check ((state = 'ordered') = (carried_on is null) and (state = 'done') = (done_on is not null))
);
comment on table violation_measures is '处理措施：约谈、通报批评、追究相关人员责任，跟踪到落实';
comment on column violation_measures.county is '所属县区划代码（6位）';
comment on column violation_measures.violation is '哪一件违规';
comment on column violation_measures.id is '措施标识';
comment on column violation_measures.kind is '约谈、通报批评、追究责任';
comment on column violation_measures.state is '待执行、跟踪中、已落实';
comment on column violation_measures.due_on is '下一步的期限';
comment on column violation_measures.carried_on is '执行日期';
comment on column violation_measures.carried_by is '执行登记人';
comment on column violation_measures.done_on is '落实日期';
comment on column violation_measures.done_by is '落实登记人';
comment on column violation_measures.sealed is '约谈人、纪要、承诺、移交、结果，加密';
comment on column violation_measures.key_id is '加密所用密钥的编号';
comment on column violation_measures.overdue_told_on is '为哪一个期限提醒过超期';

create table violation_events (
  county text not null,
  violation uuid not null,
  revision integer not null,
  deed text not null,
  what text not null default '',
  at timestamptz not null,
  by_person uuid not null,
  office text not null,
  constraint violation_events_pk primary key (county, violation, revision),
  constraint violation_events_of foreign key (county, violation) references violations (county, id) on delete cascade
);
comment on table violation_events is '违规的办理经过，只增不改';
comment on column violation_events.county is '所属县区划代码（6位）';
comment on column violation_events.violation is '哪一件违规';
comment on column violation_events.revision is '第几次变更';
comment on column violation_events.deed is '做了什么';
comment on column violation_events.what is '哪一项措施等，不含学生信息';
comment on column violation_events.at is '时间';
comment on column violation_events.by_person is '办理人';
comment on column violation_events.office is '以什么岗位';

create table violation_files (
  county text not null,
  id uuid not null,
  violation uuid,
  unit text collate "C" not null,
  use text not null,
  file uuid not null,
  name text not null,
  added_at timestamptz not null,
  added_by uuid not null,
  removed_at timestamptz,
  constraint violation_files_pk primary key (county, id),
  constraint violation_files_of foreign key (county, violation) references violations (county, id) on delete cascade,
  constraint violation_files_file foreign key (county, file) references evidence_files (county, id) on delete restrict,
  constraint violation_files_use check (use in ('basis', 'reply', 'measure'))
);
comment on table violation_files is '违规的材料：书面依据、申辩材料、措施文书；撤下的保留';
comment on column violation_files.county is '所属县区划代码（6位）';
comment on column violation_files.id is '材料标识';
comment on column violation_files.violation is '哪一件违规；登记前上传的书面依据为空';
comment on column violation_files.unit is '责任单位的机构路径';
comment on column violation_files.use is '用途：依据、申辩、措施';
comment on column violation_files.file is '文件标识';
comment on column violation_files.name is '文件名，长号码以星号代替';
comment on column violation_files.added_at is '上传时间';
comment on column violation_files.added_by is '上传人';
comment on column violation_files.removed_at is '撤下时间；在用的为空';
create index violation_files_of_violation on violation_files (county, violation) where violation is not null;
