create table monitoring_days (
  county text not null,
  unit text collate "C" not null,
  day date not null,
  figures jsonb not null,
  taken_at timestamptz not null,
  is_final boolean not null,
  constraint monitoring_days_pk primary key (county, unit, day)
);
comment on table monitoring_days is '监测快照：每个单位每天一行，只有数字；当天的随时更新，过完的一天按当日结束时的情况定下来';
comment on column monitoring_days.county is '所属县区划代码（6位）';
comment on column monitoring_days.unit is '机构路径：县、中心校、学校、教学点';
comment on column monitoring_days.day is '哪一天';
comment on column monitoring_days.figures is '各指标的数字：分子、分母、九成数';
comment on column monitoring_days.taken_at is '统计时间';
comment on column monitoring_days.is_final is '这一天已经过完，数字已经定下';

-- 每日登录、按时核办率 ask for a month of a whole county at once.
create index audit_events_sign_ins on audit_events (county, at, person) where action = 'session.begin';
create index case_steps_done on case_steps (county, done_on) where done_on is not null;
create index case_steps_due on case_steps (county, due);
