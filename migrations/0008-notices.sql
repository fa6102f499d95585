-- 消息与提醒. What somebody must be told, how it reached them, and who stands in while they are away.

create table notices (
  county text not null,
  id uuid not null,
  person uuid not null,
  event text not null,
  case_id uuid not null,
  step_title text not null default '',
  by_person uuid,
  at timestamptz not null,
  read_at timestamptz,
  constraint notices_pk primary key (county, id),
  constraint notices_case foreign key (county, case_id) references cases (county, id) on delete cascade
);
comment on table notices is '消息：告诉某人某件业务发生了什么；内容随业务读取，不另存个人信息';
comment on column notices.county is '所属县区划代码（6位）';
comment on column notices.id is '消息标识';
comment on column notices.person is '告诉谁';
comment on column notices.event is '发生了什么';
comment on column notices.case_id is '哪件业务';
comment on column notices.step_title is '当时的环节';
comment on column notices.by_person is '谁做的；计时提醒为空';
comment on column notices.at is '时间';
comment on column notices.read_at is '已读时间；未读为空';
create index notices_person on notices (county, person, at desc, id);
create index notices_unread on notices (county, person) where read_at is null;

create table notice_channels (
  county text not null,
  person uuid not null,
  channel text not null,
  sealed bytea not null,
  key_id integer not null,
  set_at timestamptz not null,
  constraint notice_channels_pk primary key (county, person, channel),
  constraint notice_channels_channel check (channel in ('mail', 'webhook'))
);
comment on table notice_channels is '接收方式：个人在系统外接收每日摘要的邮箱或群机器人地址';
comment on column notice_channels.county is '所属县区划代码（6位）';
comment on column notice_channels.person is '谁';
comment on column notice_channels.channel is '邮件、群机器人';
comment on column notice_channels.sealed is '地址，加密';
comment on column notice_channels.key_id is '加密所用密钥的编号';
comment on column notice_channels.set_at is '设定时间';

create table notice_sendings (
  county text not null,
  person uuid not null,
  channel text not null,
  day date not null,
  state text not null,
  attempts integer not null default 0,
  failure text not null default '',
  at timestamptz not null,
  constraint notice_sendings_pk primary key (county, person, channel, day),
  constraint notice_sendings_state check (state in ('sent', 'failed'))
);
comment on table notice_sendings is '每日摘要的发送：每人每种方式每天至多一次，失败的再试';
comment on column notice_sendings.county is '所属县区划代码（6位）';
comment on column notice_sendings.person is '发给谁';
comment on column notice_sendings.channel is '邮件、群机器人';
comment on column notice_sendings.day is '哪一天的摘要';
comment on column notice_sendings.state is '已发、未发成';
comment on column notice_sendings.attempts is '试过几次';
comment on column notice_sendings.failure is '没有发成的原因，不含地址';
comment on column notice_sendings.at is '最近一次的时间';

create table delegations (
  county text not null,
  id uuid not null,
  holding uuid not null,
  deputy uuid not null,
  deputy_holding uuid,
  since date not null,
  until date not null,
  reason text not null,
  set_by uuid not null,
  set_at timestamptz not null,
  ended_at timestamptz,
  constraint delegations_pk primary key (county, id),
  constraint delegations_holding foreign key (county, holding) references holdings (county, id) on delete restrict,
  constraint delegations_deputy foreign key (county, deputy) references people (county, id) on delete restrict,
  constraint delegations_days check (since <= until)
);
comment on table delegations is '委托代办：离岗期间由谁代行岗位，从哪天到哪天；到期自动收回';
comment on column delegations.county is '所属县区划代码（6位）';
comment on column delegations.id is '标识';
comment on column delegations.holding is '委托的是哪个岗位';
comment on column delegations.deputy is '代办人';
comment on column delegations.deputy_holding is '代办期间授予代办人的岗位；还没有开始为空';
comment on column delegations.since is '自哪一日（含）';
comment on column delegations.until is '至哪一日（含）';
comment on column delegations.reason is '离岗的原因';
comment on column delegations.set_by is '委托人';
comment on column delegations.set_at is '委托时间';
comment on column delegations.ended_at is '收回时间；在委托中为空';
create index delegations_open on delegations (county, since) where ended_at is null;
