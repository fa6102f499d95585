-- 学生学籍信息核对表. What was printed, in how many copies, and what stood on each.

create table sheet_jobs (
  county text not null,
  id uuid not null,
  campaign uuid not null,
  unit text collate "C" not null,
  title text not null,
  choice jsonb not null,
  masked boolean not null,
  cover boolean not null,
  state text not null,
  pupils integer not null,
  printed integer not null default 0,
  held jsonb not null default '[]',
  task uuid,
  begun_at timestamptz not null,
  begun_by uuid not null,
  ended_at timestamptz,
  constraint sheet_jobs_pk primary key (county, id),
  constraint sheet_jobs_campaign foreign key (county, campaign) references campaigns (county, id) on delete cascade,
  constraint sheet_jobs_state check (state in ('running', 'done', 'cancelled', 'interrupted'))
);
comment on table sheet_jobs is '核对表打印批次：一次选定的学生，可取消、可继续';
comment on column sheet_jobs.county is '所属县区划代码（6位）';
comment on column sheet_jobs.id is '批次标识';
comment on column sheet_jobs.campaign is '哪一专项';
comment on column sheet_jobs.unit is '所选学生所在的机构路径（班级、年级、学校、中心校或县）';
comment on column sheet_jobs.title is '批次名称：打印了哪里的核对表';
comment on column sheet_jobs.choice is '选定了哪些学生：机构，或逐个选定的学籍标识';
comment on column sheet_jobs.masked is '号码是否遮盖';
comment on column sheet_jobs.cover is '是否带班级封面（名单与问题清单）';
comment on column sheet_jobs.state is '状态：正在打印、已完成、已取消、已中断';
comment on column sheet_jobs.pupils is '选定的学生数';
comment on column sheet_jobs.printed is '印出的份数';
comment on column sheet_jobs.held is '没有印出的：学籍标识与缺字的字符';
comment on column sheet_jobs.task is '最近一次办理它的后台任务';
comment on column sheet_jobs.begun_at is '开始时间';
comment on column sheet_jobs.begun_by is '打印人';
comment on column sheet_jobs.ended_at is '完成、取消或中断的时间';
create index sheet_jobs_latest on sheet_jobs (county, campaign, begun_at desc);

create table sheets (
  county text not null,
  id uuid not null,
  campaign uuid not null,
  student uuid not null,
  copy integer not null,
  job uuid not null,
  unit text collate "C" not null,
  masked boolean not null,
  code_digest bytea not null,
  record_revision integer not null,
  sealed bytea not null,
  key_id integer not null,
  printed_at timestamptz,
  printed_by uuid not null,
  constraint sheets_pk primary key (county, id),
  constraint sheets_copy unique (county, campaign, student, copy),
  constraint sheets_code unique (county, code_digest),
  constraint sheets_job foreign key (county, job) references sheet_jobs (county, id) on delete cascade,
  constraint sheets_student foreign key (county, student) references students (county, id) on delete cascade
);
comment on table sheets is '学生学籍信息核对表：每印一份一行';
comment on column sheets.county is '所属县区划代码（6位）';
comment on column sheets.id is '核对表标识；表上的二维码和核对密码由它推出，不另存放';
comment on column sheets.campaign is '哪一专项';
comment on column sheets.student is '学籍标识';
comment on column sheets.copy is '该生在本专项中的第几份';
comment on column sheets.job is '在哪一打印批次';
comment on column sheets.unit is '打印时所在班级的机构路径';
comment on column sheets.masked is '号码是否遮盖';
comment on column sheets.code_digest is '表上编码的带密钥摘要，扫描后据此查找';
comment on column sheets.record_revision is '打印时学籍的第几次变更';
comment on column sheets.sealed is '打印时各项的原信息（加密），逐项对照家长的更正';
comment on column sheets.key_id is '加密所用密钥的编号';
comment on column sheets.printed_at is '随整批印出的时间；还没有印出（正在打印、已取消）的为空，不算一份';
comment on column sheets.printed_by is '打印人';
create index sheets_of_job on sheets (county, job);
