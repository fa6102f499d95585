-- 学籍业务. A case is one application, from the first word of it to the last decision.

create table cases (
  county text not null,
  id uuid not null,
  number text not null,
  procedure text not null,
  state text not null,
  step integer,
  step_id text,
  revision integer not null default 1,
  hash bytea not null,
  title text not null,
  pupils integer not null,
  holding text collate "C",
  receiving text collate "C",
  applicant text collate "C" not null,
  desk_office text,
  desk_unit text collate "C",
  desk_since date,
  due date,
  paused_since date,
  bound_to uuid,
  receipt bytea not null,
  opened_by uuid not null,
  opened_at timestamptz not null,
  submitted_at timestamptz,
  changed_at timestamptz not null,
  closed_at timestamptz,
  sealed bytea not null,
  key_id integer not null,
  constraint cases_pk primary key (county, id),
  constraint cases_number unique (county, number),
  constraint cases_state check (state in ('draft', 'step', 'returned', 'done', 'refused', 'withdrawn')),
  constraint cases_on_a_desk check ((state = 'step') = (step is not null and desk_office is not null and desk_unit is not null))
);
comment on table cases is '学籍业务办理单：一件申请，从填报到办结';
comment on column cases.county is '所属县区划代码（6位）';
comment on column cases.id is '办理单标识';
comment on column cases.number is '办理单编号，如 2025-000123';
comment on column cases.procedure is '业务种类（学籍业务目录）';
comment on column cases.state is '状态：填报中、办理中、已退回、已办结、不予办理、已撤回';
comment on column cases.step is '现在第几个环节，从 0 起；不在环节上为空';
comment on column cases.step_id is '现在的环节名';
comment on column cases.revision is '第几次变动：内容、材料、办理意见';
comment on column cases.hash is '承办人所见内容（申请、材料、现学籍）的摘要';
comment on column cases.title is '学生姓名；多名学生的写人数';
comment on column cases.pupils is '学生人数';
comment on column cases.holding is '学籍所在学校的机构路径';
comment on column cases.receiving is '接收学校的机构路径';
comment on column cases.applicant is '填报学校的机构路径';
comment on column cases.desk_office is '现由哪个岗位办理';
comment on column cases.desk_unit is '现由哪个学校（或其上级）办理：当事学校的机构路径';
comment on column cases.desk_since is '到达现环节的日期';
comment on column cases.due is '现环节的期限；未公布放假安排的年份为空';
comment on column cases.paused_since is '计时暂停自哪一日；未暂停为空';
comment on column cases.bound_to is '与哪一件绑定：两件一起办结';
comment on column cases.receipt is '回执码的带密钥摘要';
comment on column cases.opened_by is '填报人';
comment on column cases.opened_at is '填报时间';
comment on column cases.submitted_at is '最近一次提交时间';
comment on column cases.changed_at is '最近变动时间';
comment on column cases.closed_at is '办结时间';
comment on column cases.sealed is '申请内容、办理链、变更前后，加密';
comment on column cases.key_id is '加密所用密钥的编号';
alter table cases alter column sealed set storage external;
create index cases_desk on cases (county, desk_office, desk_unit, due) include (state, desk_since, paused_since)
  where state = 'step';
create index cases_desk_next on cases (county, desk_office, coalesce(due, date '9999-12-31'), number) where state = 'step';
create index cases_desk_latest on cases (county, desk_office, desk_since, number) where state = 'step';
create index cases_due on cases (county, due) where state = 'step';
create index cases_holding on cases (county, holding, changed_at desc, id);
create index cases_receiving on cases (county, receiving, changed_at desc, id) where receiving is not null;
create index cases_applicant on cases (county, applicant, state, changed_at desc, id);
create index cases_receipt on cases (receipt);

create table case_pupils (
  county text not null,
  case_id uuid not null,
  ordinal integer not null,
  student uuid,
  identity bytea,
  name text not null,
  seen integer not null,
  open boolean not null,
  opens uuid,
  constraint case_pupils_pk primary key (county, case_id, ordinal),
  constraint case_pupils_case foreign key (county, case_id) references cases (county, id) on delete cascade
);
comment on table case_pupils is '办理单涉及的学生；一名学生同时只能有一件在办业务';
comment on column case_pupils.county is '所属县区划代码（6位）';
comment on column case_pupils.case_id is '办理单';
comment on column case_pupils.ordinal is '单内第几名，从 0 起';
comment on column case_pupils.student is '学籍标识；尚未建籍为空';
comment on column case_pupils.identity is '待建籍学生身份证件号（或姓名、性别、出生日期）的带密钥摘要';
comment on column case_pupils.name is '姓名';
comment on column case_pupils.seen is '填报时学籍的变更次数；办结时写入所依据的那一次';
comment on column case_pupils.open is '在办为真';
comment on column case_pupils.opens is '办结时建立的学籍';
create unique index case_pupils_one_open on case_pupils (county, student) where open and student is not null;
create unique index case_pupils_one_child on case_pupils (county, identity) where open and identity is not null;
create index case_pupils_student on case_pupils (county, student) where student is not null;

create table case_events (
  county text not null,
  case_id uuid not null,
  revision integer not null,
  at timestamptz not null,
  day date not null,
  by_person uuid,
  office text,
  unit text collate "C",
  event text not null,
  step_id text,
  reason text not null default '',
  text text not null default '',
  done_on date,
  seen bytea,
  exempted boolean not null default false,
  constraint case_events_pk primary key (county, case_id, revision),
  constraint case_events_case foreign key (county, case_id) references cases (county, id) on delete restrict,
  constraint case_events_event check (event in
    ('opened', 'edited', 'attached', 'detached', 'submit', 'approve', 'return', 'refuse', 'withdraw', 'paused', 'resumed'))
);
comment on table case_events is '办理经过：每一次变动各一行，只增不改';
comment on column case_events.county is '所属县区划代码（6位）';
comment on column case_events.case_id is '办理单';
comment on column case_events.revision is '本单第几次变动；每一次只有一行';
comment on column case_events.at is '时间';
comment on column case_events.day is '日期';
comment on column case_events.by_person is '经办人';
comment on column case_events.office is '经办人当时的岗位';
comment on column case_events.unit is '经办人当时的机构';
comment on column case_events.event is '填报、修改、添附材料、撤下材料、提交、通过、退回、不予办理、撤回、暂停计时、恢复计时';
comment on column case_events.step_id is '在哪个环节';
comment on column case_events.reason is '标准退回理由或暂停原因';
comment on column case_events.text is '意见';
comment on column case_events.done_on is '系统外环节实际办结的日期';
comment on column case_events.seen is '经办人所见内容的摘要';
comment on column case_events.exempted is '依小规模学校豁免办理';

create table case_steps (
  county text not null,
  case_id uuid not null,
  ordinal integer not null,
  step_id text not null,
  title text not null,
  office text not null,
  unit text collate "C" not null,
  days integer not null,
  started_on date not null,
  paused_days integer not null default 0,
  due date,
  done_on date,
  outcome text,
  calendar text not null,
  constraint case_steps_pk primary key (county, case_id, ordinal),
  constraint case_steps_case foreign key (county, case_id) references cases (county, id) on delete restrict
);
comment on table case_steps is '各环节的计时：何时到、期限、何时办；办完的环节不再重算';
comment on column case_steps.county is '所属县区划代码（6位）';
comment on column case_steps.case_id is '办理单';
comment on column case_steps.ordinal is '第几个经过的环节（退回重报的重新计）';
comment on column case_steps.step_id is '环节名';
comment on column case_steps.title is '环节名称';
comment on column case_steps.office is '承办岗位';
comment on column case_steps.unit is '承办学校（或其上级）：当事学校的机构路径';
comment on column case_steps.days is '办理时限（工作日）';
comment on column case_steps.started_on is '到达日期';
comment on column case_steps.paused_days is '暂停的工作日数';
comment on column case_steps.due is '期限；未公布放假安排的年份为空';
comment on column case_steps.done_on is '办出日期';
comment on column case_steps.outcome is '办理结果';
comment on column case_steps.calendar is '推算期限所依据的工作日历版本';
create index case_steps_open on case_steps (county, due) where done_on is null;

create table case_evidence (
  county text not null,
  case_id uuid not null,
  id uuid not null,
  kind text not null,
  file uuid not null,
  name text not null,
  step_id text,
  added_at timestamptz not null,
  added_by uuid,
  removed_at timestamptz,
  verdict jsonb,
  constraint case_evidence_pk primary key (county, case_id, id),
  constraint case_evidence_case foreign key (county, case_id) references cases (county, id) on delete restrict
);
comment on table case_evidence is '办理单的佐证材料；撤下的仍保留';
comment on column case_evidence.county is '所属县区划代码（6位）';
comment on column case_evidence.case_id is '办理单';
comment on column case_evidence.id is '材料标识';
comment on column case_evidence.kind is '材料种类（佐证材料目录）';
comment on column case_evidence.file is '文件';
comment on column case_evidence.name is '上传时的名称，不含号码';
comment on column case_evidence.step_id is '系统外环节的凭证属于哪个环节；申请材料为空';
comment on column case_evidence.added_at is '上传时间';
comment on column case_evidence.added_by is '上传人；手机扫码上传为打开二维码的人';
comment on column case_evidence.removed_at is '撤下时间；在用为空';
comment on column case_evidence.verdict is '审核要点的勾选：谁在何时认为清晰、齐全、盖章、日期、姓名一致';
create index case_evidence_file on case_evidence (county, file);

create table case_messages (
  county text not null,
  case_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  by_person uuid not null,
  office text not null,
  unit text collate "C" not null,
  kind text not null,
  sealed bytea not null,
  key_id integer not null,
  constraint case_messages_pk primary key (county, case_id, id),
  constraint case_messages_case foreign key (county, case_id) references cases (county, id) on delete restrict,
  constraint case_messages_kind check (kind in ('message', 'urge'))
);
comment on table case_messages is '办理单上的留言与催办';
comment on column case_messages.county is '所属县区划代码（6位）';
comment on column case_messages.case_id is '办理单';
comment on column case_messages.id is '留言标识';
comment on column case_messages.at is '时间';
comment on column case_messages.by_person is '留言人';
comment on column case_messages.office is '留言人当时的岗位';
comment on column case_messages.unit is '留言人当时的机构';
comment on column case_messages.kind is '留言、催办';
comment on column case_messages.sealed is '内容，加密';
comment on column case_messages.key_id is '加密所用密钥的编号';
create index case_messages_at on case_messages (county, case_id, at);

create table case_requests (
  county text not null,
  person uuid not null,
  key uuid not null,
  request bytea not null,
  status integer not null,
  answer jsonb not null,
  at timestamptz not null,
  constraint case_requests_pk primary key (county, person, key)
);
comment on table case_requests is '防重复提交：同一个请求键只生效一次，再来时给同样的答复';
comment on column case_requests.county is '所属县区划代码（6位）';
comment on column case_requests.person is '经办人';
comment on column case_requests.key is '请求键';
comment on column case_requests.request is '请求内容的摘要';
comment on column case_requests.status is '答复的状态码';
comment on column case_requests.answer is '答复，不含个人信息';
comment on column case_requests.at is '时间';

create table procedure_chains (
  county text not null,
  procedure text not null,
  stage text not null,
  version integer not null,
  setting jsonb not null,
  reason text not null,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  reviewed_by uuid,
  reviewed_at timestamptz,
  accepted boolean,
  constraint procedure_chains_pk primary key (county, procedure, stage, version)
);
comment on table procedure_chains is '办理链配置：县局加办的环节和时限，一人拟、另一人审，按版本保留';
comment on column procedure_chains.county is '所属县区划代码（6位）';
comment on column procedure_chains.procedure is '业务种类';
comment on column procedure_chains.stage is '学段';
comment on column procedure_chains.version is '第几版';
comment on column procedure_chains.setting is '加办的环节、各环节时限';
comment on column procedure_chains.reason is '配置的理由';
comment on column procedure_chains.proposed_by is '拟定人';
comment on column procedure_chains.proposed_at is '拟定时间';
comment on column procedure_chains.reviewed_by is '审定人';
comment on column procedure_chains.reviewed_at is '审定时间';
comment on column procedure_chains.accepted is '审定通过为真，不通过为假，待审为空';

create table exemptions (
  county text not null,
  unit text collate "C" not null,
  since date not null,
  until date,
  reason text not null,
  granted_by uuid not null,
  granted_at timestamptz not null,
  ended_by uuid,
  constraint exemptions_pk primary key (county, unit, since)
);
comment on table exemptions is '小规模学校豁免：允许学籍管理员核验本校填报的业务，办理经过中注明';
comment on column exemptions.county is '所属县区划代码（6位）';
comment on column exemptions.unit is '学校或教学点的机构路径';
comment on column exemptions.since is '自哪一日起';
comment on column exemptions.until is '到哪一日止；未终止为空';
comment on column exemptions.reason is '理由';
comment on column exemptions.granted_by is '批准人';
comment on column exemptions.granted_at is '批准时间';
comment on column exemptions.ended_by is '终止人';

create table frozen_windows (
  county text not null,
  id uuid not null,
  title text not null,
  procedures text[] not null,
  since date not null,
  until date not null,
  graduating_only boolean not null default false,
  basis text not null,
  set_by uuid,
  set_at timestamptz not null,
  constraint frozen_windows_pk primary key (county, id),
  constraint frozen_windows_days check (since <= until)
);
comment on table frozen_windows is '冻结期：每年按当年通知设定，期间暂停发起所列业务';
comment on column frozen_windows.county is '所属县区划代码（6位）';
comment on column frozen_windows.id is '标识';
comment on column frozen_windows.title is '名称，如 2025 年暑期跨省转学冻结期';
comment on column frozen_windows.procedures is '暂停发起哪些业务';
comment on column frozen_windows.since is '自哪一日起';
comment on column frozen_windows.until is '到哪一日止（含）';
comment on column frozen_windows.graduating_only is '只对毕业年级';
comment on column frozen_windows.basis is '依据的文件';
comment on column frozen_windows.set_by is '设定人；随系统预置为空';
comment on column frozen_windows.set_at is '设定时间';

create table case_reminders (
  county text not null,
  case_id uuid not null,
  ordinal integer not null,
  kind text not null,
  day date not null,
  constraint case_reminders_pk primary key (county, case_id, ordinal, kind),
  constraint case_reminders_kind check (kind in ('half-time', 'two-days', 'due', 'overdue', 'unpublished'))
);
comment on table case_reminders is '期限提醒：每个环节的每一种提醒只发一次';
comment on column case_reminders.county is '所属县区划代码（6位）';
comment on column case_reminders.case_id is '办理单';
comment on column case_reminders.ordinal is '第几个经过的环节';
comment on column case_reminders.kind is '过半、剩两个工作日、当日到期、超期、遇未公布放假安排的年份';
comment on column case_reminders.day is '提醒日期';
