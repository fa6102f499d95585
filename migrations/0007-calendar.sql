-- 工作日历. What the State Council publishes lies in the program; here lies what a county adds to it.

create table county_days (
  county text not null,
  version integer not null,
  day date not null,
  worked boolean,
  basis text not null,
  set_by uuid not null,
  set_at timestamptz not null,
  constraint county_days_pk primary key (county, version)
);
comment on table county_days is '本县工作日：县局依文件增定的上班日和放假日，逐条具名，只增不改；同一天以最后一条为准';
comment on column county_days.county is '所属县区划代码（6位）';
comment on column county_days.version is '本县工作日历的第几版；每增定一条为一版';
comment on column county_days.day is '哪一天';
comment on column county_days.worked is '上班为真，放假为假；撤销本县规定、恢复全国安排为空';
comment on column county_days.basis is '依据的文件';
comment on column county_days.set_by is '增定人';
comment on column county_days.set_at is '增定时间';
create index county_days_day on county_days (county, day, version desc);
