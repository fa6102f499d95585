-- 群众诉求. What people ask of the county at the counter, by telephone or on the web; its course; the county's standard answers.

create table petitions (
  county text not null,
  id uuid not null,
  number text not null,
  kind text not null,
  channel text not null,
  state text not null default 'new',
  unit text collate "C" not null,
  owner uuid,
  school text collate "C",
  student uuid,
  received_at timestamptz not null,
  taken_by uuid,
  counted_from date not null,
  days integer not null,
  due date,
  extended boolean not null default false,
  outcome text,
  closed_on date,
  satisfaction text,
  reopened integer not null default 0,
  replies integer not null default 0,
  phone_digest bytea,
  code_digest bytea not null,
  request uuid,
  notice_version text,
  wrong_tries integer not null default 0,
  tried_on date,
  sealed bytea,
  key_id integer,
  revision integer not null default 1,
  constraint petitions_pk primary key (county, id),
  constraint petitions_number unique (county, number),
  constraint petitions_code unique (county, code_digest),
  constraint petitions_request unique (county, request),
  constraint petitions_owner foreign key (county, owner) references people (county, id) on delete restrict,
  constraint petitions_channel check (channel in ('counter', 'phone', 'web')),
  constraint petitions_state check (state in ('new', 'working', 'closed', 'withdrawn')),
  constraint petitions_outcome check (outcome in ('solved', 'partly', 'explained', 'directed', 'unfounded')),
  constraint petitions_satisfaction check (satisfaction in ('satisfied', 'fair', 'unsatisfied')),
  constraint petitions_closed check ((state = 'closed') = (closed_on is not null) and (state = 'closed') = (outcome is not null)),
  constraint petitions_sealed check ((sealed is null) = (key_id is null))
);
comment on table petitions is '群众诉求：来访、来电、网上提出的，办理到哪一步；撤回的保留';
comment on column petitions.county is '所属县区划代码（6位）';
comment on column petitions.id is '诉求标识';
comment on column petitions.number is '编号，如 诉2025-000012';
comment on column petitions.kind is '事项：查询学籍、转学、信息更正、入学、休复学、重复学籍、升学毕业、办事态度、其他';
comment on column petitions.channel is '来源：来访、来电、网上';
comment on column petitions.state is '状态：待受理、办理中、已办结、已撤回';
comment on column petitions.unit is '承办单位的机构路径';
comment on column petitions.owner is '承办人；未指定的为空';
comment on column petitions.school is '涉及学校的机构路径；没有指明的为空';
comment on column petitions.student is '涉及的学生，由工作人员关联；未关联的为空';
comment on column petitions.received_at is '收到的时间';
comment on column petitions.taken_by is '登记人；网上提出的为空';
comment on column petitions.counted_from is '期限从哪天起算：收到或重新办理的日期';
comment on column petitions.days is '办理期限，工作日';
comment on column petitions.due is '应办结的日期；跨入未公布放假安排的年份时为空';
comment on column petitions.extended is '是否延长过期限';
comment on column petitions.outcome is '办理结果：已解决、部分解决、已解释、已引导、不属实';
comment on column petitions.closed_on is '办结日期';
comment on column petitions.satisfaction is '群众评价：满意、基本满意、不满意';
comment on column petitions.reopened is '重新办理过几次';
comment on column petitions.replies is '本次办理以来答复了几次';
comment on column petitions.phone_digest is '电话的摘要，用于发现重复反映；到期删除后为空';
comment on column petitions.code_digest is '查询码的摘要';
comment on column petitions.request is '网上提交的防重复标识';
comment on column petitions.notice_version is '网上提交时看到的告知书版本';
comment on column petitions.wrong_tries is '当天查询时电话尾号输错的次数';
comment on column petitions.tried_on is '输错尾号的日期';
comment on column petitions.sealed is '姓名、电话、与学生的关系、学生、内容，加密；到期删除后为空';
comment on column petitions.key_id is '加密所用密钥的编号';
comment on column petitions.revision is '第几次变更，用于防止互相覆盖';
create index petitions_by_code on petitions (code_digest);
create index petitions_of_unit on petitions (county, unit, received_at desc);
create index petitions_latest on petitions (county, received_at desc, id);
create index petitions_open on petitions (county, due) where state in ('new', 'working');
create index petitions_alike on petitions (county, phone_digest);
create index petitions_of_student on petitions (county, student) where student is not null;
create index petitions_of_school on petitions (county, school, received_at) where school is not null;

create table petition_events (
  county text not null,
  petition uuid not null,
  number integer not null,
  deed text not null,
  at timestamptz not null,
  person uuid,
  unit text collate "C",
  detail text not null default '',
  words bytea,
  key_id integer,
  constraint petition_events_pk primary key (county, petition, number),
  constraint petition_events_petition foreign key (county, petition) references petitions (county, id) on delete cascade,
  constraint petition_events_words check ((words is null) = (key_id is null))
);
comment on table petition_events is '诉求的办理经过：只增不改';
comment on column petition_events.county is '所属县区划代码（6位）';
comment on column petition_events.petition is '哪件诉求';
comment on column petition_events.number is '第几步';
comment on column petition_events.deed is '做了什么：收到、受理、交办、转办、备注、拟答复、答复、关联、转业务、延期、办结、评价、重新办理、撤回';
comment on column petition_events.at is '时间';
comment on column petition_events.person is '经办人；群众自己做的为空';
comment on column petition_events.unit is '转办到哪个单位；其余为经办人所在单位';
comment on column petition_events.detail is '结果、评价、关联业务的编号等代码';
comment on column petition_events.words is '答复、备注、理由的文字，加密';
comment on column petition_events.key_id is '加密所用密钥的编号';

create table petition_reminders (
  county text not null,
  petition uuid not null,
  due date not null,
  kind text not null,
  day date not null,
  constraint petition_reminders_pk primary key (county, petition, due, kind),
  constraint petition_reminders_petition foreign key (county, petition) references petitions (county, id) on delete cascade
);
comment on table petition_reminders is '诉求期限的提醒：同一期限同一种只提醒一次';
comment on column petition_reminders.county is '所属县区划代码（6位）';
comment on column petition_reminders.petition is '哪件诉求';
comment on column petition_reminders.due is '哪一天到期的提醒';
comment on column petition_reminders.kind is '提醒的种类：时限过半、还剩两天、今天到期、已超期';
comment on column petition_reminders.day is '提醒的日期';

create table standard_answers (
  county text not null,
  id uuid not null,
  version integer not null,
  kind text not null,
  title text not null,
  body text not null,
  pinyin text not null,
  initials text not null,
  is_public boolean not null,
  written_at timestamptz not null,
  written_by uuid not null,
  retired_at timestamptz,
  constraint standard_answers_pk primary key (county, id, version)
);
comment on table standard_answers is '标准答复：一条多版，最新的一版有效';
comment on column standard_answers.county is '所属县区划代码（6位）';
comment on column standard_answers.id is '标准答复标识';
comment on column standard_answers.version is '第几版';
comment on column standard_answers.kind is '事项';
comment on column standard_answers.title is '问题';
comment on column standard_answers.body is '答复';
comment on column standard_answers.pinyin is '问题的拼音';
comment on column standard_answers.initials is '问题的拼音首字母';
comment on column standard_answers.is_public is '是否在网上诉求页公开';
comment on column standard_answers.written_at is '写成时间';
comment on column standard_answers.written_by is '写的人';
comment on column standard_answers.retired_at is '停用时间；在用的为空';
