-- 控辍报告. The monthly report of a school and the quarterly review of the county, frozen as they were signed.

create table dropout_reports (
  county text not null,
  id uuid not null,
  kind text not null,
  period text not null,
  unit text collate "C" not null,
  level text not null,
  as_of timestamptz not null,
  figures jsonb not null,
  digest text not null,
  remarks bytea,
  key_id integer not null,
  signed_at timestamptz not null,
  signed_by uuid not null,
  signer text not null,
  office text not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_reason text,
  constraint dropout_reports_pk primary key (county, id),
  constraint dropout_reports_kind check (kind in ('month', 'quarter')),
  constraint dropout_reports_level check (level in ('school', 'central-school', 'county')),
  constraint dropout_reports_withdrawn check ((withdrawn_at is null) = (withdrawn_by is null))
);
comment on table dropout_reports is '控辍保学月报告、季度复核：签报时的数字原样保留；撤回的也保留，重签另起一份';
comment on column dropout_reports.county is '所属县区划代码（6位）';
comment on column dropout_reports.id is '报告标识';
comment on column dropout_reports.kind is '月报告、季度复核';
comment on column dropout_reports.period is '报告期，如 2025-03、2025-Q1';
comment on column dropout_reports.unit is '哪个单位的报告：机构路径';
comment on column dropout_reports.level is '哪一级签报：学校、中心校、县';
comment on column dropout_reports.as_of is '数据截至的时间';
comment on column dropout_reports.figures is '签报时的数字：本单位和下面各单位，没有个人信息';
comment on column dropout_reports.digest is '数字的校验值';
comment on column dropout_reports.remarks is '情况说明，加密；没有的为空';
comment on column dropout_reports.key_id is '加密所用密钥的编号';
comment on column dropout_reports.signed_at is '签报时间';
comment on column dropout_reports.signed_by is '签报人';
comment on column dropout_reports.signer is '签报人姓名';
comment on column dropout_reports.office is '签报人当时的岗位';
comment on column dropout_reports.withdrawn_at is '撤回时间；有效的为空';
comment on column dropout_reports.withdrawn_by is '撤回的人';
comment on column dropout_reports.withdrawn_reason is '撤回的原因';
create unique index dropout_reports_once on dropout_reports (county, unit, kind, period) where withdrawn_at is null;
create index dropout_reports_period on dropout_reports (county, kind, period, unit);

create table dropout_report_reminders (
  county text not null,
  unit text collate "C" not null,
  kind text not null,
  period text not null,
  rung text not null,
  at timestamptz not null,
  constraint dropout_report_reminders_pk primary key (county, unit, kind, period, rung)
);
comment on table dropout_report_reminders is '已经发出的报告提醒：每个单位每期每种只发一次';
comment on column dropout_report_reminders.county is '所属县区划代码（6位）';
comment on column dropout_report_reminders.unit is '哪个单位：机构路径';
comment on column dropout_report_reminders.kind is '月报告、季度复核';
comment on column dropout_report_reminders.period is '报告期';
comment on column dropout_report_reminders.rung is '提醒种类';
comment on column dropout_report_reminders.at is '时间';
