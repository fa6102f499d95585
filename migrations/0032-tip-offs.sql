-- 举报. What is reported lies sealed to the inspectors' own keys, which this database does not have; what lies open is coarse.

create table tip_off_keys (
  county text not null,
  id uuid not null,
  person uuid not null,
  public_key bytea not null,
  locked bytea not null,
  made_on date not null,
  confirmed_on date,
  confirmed_by uuid,
  retired_on date,
  constraint tip_off_keys_pk primary key (county, id),
  constraint tip_off_keys_person foreign key (county, person) references people (county, id) on delete restrict,
  constraint tip_off_keys_confirmed check ((confirmed_on is null) = (confirmed_by is null))
);
comment on table tip_off_keys is '举报查办员的钥匙：公开的一半用来加封，另一半由本人口令锁住，系统打不开';
comment on column tip_off_keys.county is '所属县区划代码（6位）；市局为市代码（4位）';
comment on column tip_off_keys.id is '钥匙标识';
comment on column tip_off_keys.person is '谁的钥匙';
comment on column tip_off_keys.public_key is '公开的一半（X25519）';
comment on column tip_off_keys.locked is '不公开的一半，由本人口令锁住，在浏览器里才打得开';
comment on column tip_off_keys.made_on is '制作日期';
comment on column tip_off_keys.confirmed_on is '另一位查办员核对指纹、确认的日期；未确认的不收举报';
comment on column tip_off_keys.confirmed_by is '确认人';
comment on column tip_off_keys.retired_on is '停用日期；在用的为空';
create unique index tip_off_keys_in_use on tip_off_keys (county, person) where retired_on is null;

create table tip_offs (
  county text not null,
  id uuid not null,
  number text not null,
  desk text collate "C" not null,
  unit text collate "C",
  state text not null default 'received',
  received_on date not null,
  due date,
  extended boolean not null default false,
  closed_on date,
  outcome text,
  refusal text,
  code_tag bytea not null,
  code_hash text not null,
  reporter_key bytea not null,
  reporter_locked bytea not null,
  has_identity boolean not null default false,
  revision integer not null default 1,
  constraint tip_offs_pk primary key (county, id),
  constraint tip_offs_number unique (county, number),
  constraint tip_offs_state check (state in ('received', 'accepted', 'checking', 'closed', 'refused')),
  constraint tip_offs_outcome check ((state = 'closed') = (outcome is not null)),
  constraint tip_offs_refusal check ((state = 'refused') = (refusal is not null)),
  constraint tip_offs_ended check ((state in ('closed', 'refused')) = (closed_on is not null))
);
comment on table tip_offs is '举报：只有编号、单位、状态和日期；内容在信封里，来源地址、浏览器、时刻一概不存';
comment on column tip_offs.county is '查办的县区划代码（6位）；由市局查办的为市代码（4位）';
comment on column tip_offs.id is '举报标识，由举报人的浏览器随机产生';
comment on column tip_offs.number is '编号，如 举2025-0003';
comment on column tip_offs.desk is '查办的县局或市局的机构路径';
comment on column tip_offs.unit is '被反映单位的机构路径；举报人不清楚的为空';
comment on column tip_offs.state is '状态：待受理、已受理、核查中、已办结、不予受理';
comment on column tip_offs.received_on is '收到的日期，不记时刻';
comment on column tip_offs.due is '受理或办结的期限';
comment on column tip_offs.extended is '是否延长过期限';
comment on column tip_offs.closed_on is '办结或不予受理的日期';
comment on column tip_offs.outcome is '核查结论：属实、部分属实、不属实、无法核实';
comment on column tip_offs.refusal is '不予受理的原因';
comment on column tip_offs.code_tag is '回执凭证的短摘要（4字节），只用于查找';
comment on column tip_offs.code_hash is '回执凭证的 Argon2id 摘要';
comment on column tip_offs.reporter_key is '举报人公开的一半钥匙，给他回信用';
comment on column tip_offs.reporter_locked is '举报人不公开的一半，由回执码锁住，系统打不开';
comment on column tip_offs.has_identity is '是否另封了真实姓名；两位查办员同意才打得开';
comment on column tip_offs.revision is '第几次变更，用于防止互相覆盖';
create index tip_offs_by_code on tip_offs (code_tag);
create index tip_offs_of_desk on tip_offs (county, desk, received_on desc);

create table tip_off_envelopes (
  county text not null,
  tip_off uuid not null,
  number integer not null,
  kind text not null,
  person uuid,
  on_day date not null,
  body bytea not null,
  reporter_wrap bytea,
  constraint tip_off_envelopes_pk primary key (county, tip_off, number),
  constraint tip_off_envelopes_of foreign key (county, tip_off) references tip_offs (county, id) on delete cascade,
  constraint tip_off_envelopes_kind check (kind in ('report', 'message', 'note', 'identity'))
);
comment on table tip_off_envelopes is '举报的信封：举报、往来、查办员备注、真实姓名；大小补齐到固定的几档';
comment on column tip_off_envelopes.county is '查办的县（市）代码';
comment on column tip_off_envelopes.tip_off is '哪件举报';
comment on column tip_off_envelopes.number is '第几封';
comment on column tip_off_envelopes.kind is '种类：举报、往来、备注、真实姓名';
comment on column tip_off_envelopes.person is '写信的查办员；举报人写的为空';
comment on column tip_off_envelopes.on_day is '日期，不记时刻';
comment on column tip_off_envelopes.body is '密文';
comment on column tip_off_envelopes.reporter_wrap is '信的钥匙，封给举报人；不给举报人看的为空';

create table tip_off_wraps (
  county text not null,
  tip_off uuid not null,
  number integer not null,
  key uuid not null,
  wrapped bytea not null,
  constraint tip_off_wraps_pk primary key (county, tip_off, number, key),
  constraint tip_off_wraps_envelope foreign key (county, tip_off, number)
    references tip_off_envelopes (county, tip_off, number) on delete cascade,
  constraint tip_off_wraps_key foreign key (county, key) references tip_off_keys (county, id) on delete restrict
);
comment on table tip_off_wraps is '信的钥匙，逐人加封；真实姓名的是其中一份，两份合起来才是钥匙';
comment on column tip_off_wraps.county is '查办的县（市）代码';
comment on column tip_off_wraps.tip_off is '哪件举报';
comment on column tip_off_wraps.number is '第几封';
comment on column tip_off_wraps.key is '封给哪把钥匙';
comment on column tip_off_wraps.wrapped is '密文';
create index tip_off_wraps_of_key on tip_off_wraps (county, key);

create table tip_off_shares (
  county text not null,
  tip_off uuid not null,
  giver uuid not null,
  taker uuid not null,
  wrapped bytea not null,
  person uuid not null,
  on_day date not null,
  constraint tip_off_shares_pk primary key (county, tip_off, giver, taker),
  constraint tip_off_shares_of foreign key (county, tip_off) references tip_offs (county, id) on delete cascade
);
comment on table tip_off_shares is '同意打开真实姓名：一位查办员把自己那一份交给另一位';
comment on column tip_off_shares.county is '查办的县（市）代码';
comment on column tip_off_shares.tip_off is '哪件举报';
comment on column tip_off_shares.giver is '交出的钥匙';
comment on column tip_off_shares.taker is '交给的钥匙';
comment on column tip_off_shares.wrapped is '那一份，封给对方';
comment on column tip_off_shares.person is '交出的人';
comment on column tip_off_shares.on_day is '日期';

create table tip_off_excused (
  county text not null,
  tip_off uuid not null,
  person uuid not null,
  on_day date not null,
  by_person uuid,
  constraint tip_off_excused_pk primary key (county, tip_off, person),
  constraint tip_off_excused_of foreign key (county, tip_off) references tip_offs (county, id) on delete cascade
);
comment on table tip_off_excused is '回避：看不到这件举报的查办员';
comment on column tip_off_excused.county is '查办的县（市）代码';
comment on column tip_off_excused.tip_off is '哪件举报';
comment on column tip_off_excused.person is '回避的查办员';
comment on column tip_off_excused.on_day is '日期';
comment on column tip_off_excused.by_person is '谁决定的；举报人指明的为空';

create table tip_off_steps (
  county text not null,
  tip_off uuid not null,
  number integer not null,
  deed text not null,
  person uuid,
  on_day date not null,
  detail text not null default '',
  constraint tip_off_steps_pk primary key (county, tip_off, number),
  constraint tip_off_steps_of foreign key (county, tip_off) references tip_offs (county, id) on delete cascade
);
comment on table tip_off_steps is '举报的查办经过，只记到日；查办员何时打开过，在审计里';
comment on column tip_off_steps.county is '查办的县（市）代码';
comment on column tip_off_steps.tip_off is '哪件举报';
comment on column tip_off_steps.number is '第几步';
comment on column tip_off_steps.deed is '做了什么';
comment on column tip_off_steps.person is '查办员；收到举报的为空';
comment on column tip_off_steps.on_day is '日期';
comment on column tip_off_steps.detail is '结论、原因等代码';
