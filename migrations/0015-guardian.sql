-- 手机核对. What a guardian saw, confirmed, corrected and signed on the phone.

create table guardian_doors (
  county text not null,
  sheet uuid not null,
  failures integer not null default 0,
  opened_at timestamptz,
  constraint guardian_doors_pk primary key (county, sheet),
  constraint guardian_doors_sheet foreign key (county, sheet) references sheets (county, id) on delete cascade
);
comment on table guardian_doors is '手机核对的入口：每份核对表一行，数错了几次';
comment on column guardian_doors.county is '所属县区划代码（6位）';
comment on column guardian_doors.sheet is '哪一份核对表';
comment on column guardian_doors.failures is '第二证明错了几次；满五次即锁定，重新打印后用新的一份';
comment on column guardian_doors.opened_at is '最近一次打开的时间';

create table guardian_sessions (
  county text not null,
  digest bytea not null,
  sheet uuid not null,
  until timestamptz not null,
  spent_by uuid,
  constraint guardian_sessions_pk primary key (county, digest),
  constraint guardian_sessions_sheet foreign key (county, sheet) references sheets (county, id) on delete cascade
);
comment on table guardian_sessions is '手机核对的会话：只看得到一份核对表，半小时有效，提交后作废';
comment on column guardian_sessions.county is '所属县区划代码（6位）';
comment on column guardian_sessions.digest is '会话令牌的带密钥摘要，令牌本身不存放';
comment on column guardian_sessions.sheet is '哪一份核对表';
comment on column guardian_sessions.until is '有效到何时';
comment on column guardian_sessions.spent_by is '提交时的防重复标识；此后只用来重答同一次提交';
create index guardian_sessions_until on guardian_sessions (county, until);

create table guardian_answers (
  county text not null,
  id uuid not null,
  campaign uuid not null,
  student uuid not null,
  sheet uuid not null,
  return_id uuid not null,
  request uuid not null,
  number text not null,
  notice_version text not null,
  has_changes boolean not null,
  sealed bytea not null,
  key_id integer not null,
  sent_at timestamptz not null,
  superseded_at timestamptz,
  constraint guardian_answers_pk primary key (county, id),
  constraint guardian_answers_request unique (county, sheet, request),
  constraint guardian_answers_return foreign key (county, return_id) references returns (county, id) on delete cascade
);
comment on table guardian_answers is '监护人在手机上的答复：每次提交一行，先前的留存';
comment on column guardian_answers.county is '所属县区划代码（6位）';
comment on column guardian_answers.id is '答复标识';
comment on column guardian_answers.campaign is '哪一专项';
comment on column guardian_answers.student is '学籍标识';
comment on column guardian_answers.sheet is '凭哪一份核对表';
comment on column guardian_answers.return_id is '登记为哪一张收回的核对表';
comment on column guardian_answers.request is '防重复标识：同一次提交重发只算一次';
comment on column guardian_answers.number is '回执编号';
comment on column guardian_answers.notice_version is '读过的告知书版本';
comment on column guardian_answers.has_changes is '是否有要改的';
comment on column guardian_answers.sealed is '所填各项、与学生的关系、手写签名（加密）';
comment on column guardian_answers.key_id is '加密所用密钥的编号';
comment on column guardian_answers.sent_at is '提交时间';
comment on column guardian_answers.superseded_at is '被再次提交取代的时间';
create unique index guardian_answers_standing on guardian_answers (county, campaign, student) where superseded_at is null;
