-- 年度升级. One run over a county: who went up, who graduated, and how it is taken back.

create table promotions (
  county text not null,
  id uuid not null,
  school_year integer not null,
  state text not null,
  policy jsonb not null,
  counts jsonb not null default '{}',
  by_person uuid not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  rolled_back_at timestamptz,
  rolled_back_by uuid,
  task uuid,
  revision integer not null default 1,
  constraint promotions_pk primary key (county, id),
  constraint promotions_state check (state in ('running', 'done', 'interrupted', 'rolling-back', 'rolled-back'))
);
comment on table promotions is '年度升级：每办一次一行，可以回退';
comment on column promotions.county is '所属县区划代码（6位）';
comment on column promotions.id is '标识';
comment on column promotions.school_year is '升入哪一学年（以开始的年份称）';
comment on column promotions.state is '状态：进行、完成、中断、回退进行、已回退';
comment on column promotions.policy is '办法：毕业由县局还是学校办，问题学籍是否照升，哪些学校是五四制';
comment on column promotions.counts is '升级、毕业、未升各多少人';
comment on column promotions.by_person is '经办人';
comment on column promotions.started_at is '开始时间';
comment on column promotions.ended_at is '结束时间';
comment on column promotions.rolled_back_at is '回退完成时间';
comment on column promotions.rolled_back_by is '回退的经办人';
comment on column promotions.task is '最近一次办理或回退的后台任务';
comment on column promotions.revision is '第几次变更，用于防止互相覆盖';
create unique index promotions_one_under_way on promotions (county) where state in ('running', 'rolling-back');

create table promotion_pupils (
  county text not null,
  promotion uuid not null,
  student uuid not null,
  outcome text not null,
  revision integer not null,
  name text not null,
  rolled_back boolean not null default false,
  constraint promotion_pupils_pk primary key (county, promotion, student),
  constraint promotion_pupils_promotion foreign key (county, promotion) references promotions (county, id) on delete cascade,
  constraint promotion_pupils_outcome check (outcome in ('promoted', 'graduated'))
);
comment on table promotion_pupils is '年度升级改写了哪些学籍，回退时逐份核对';
comment on column promotion_pupils.county is '所属县区划代码（6位）';
comment on column promotion_pupils.promotion is '哪一次升级';
comment on column promotion_pupils.student is '学籍标识';
comment on column promotion_pupils.outcome is '升级、毕业';
comment on column promotion_pupils.revision is '改写后的学籍是第几次变更';
comment on column promotion_pupils.name is '姓名';
comment on column promotion_pupils.rolled_back is '已经回退（或因此后有人改过而保留）';
