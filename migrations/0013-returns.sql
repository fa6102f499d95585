-- 收回的核对表. Each that came back, the pages it was scanned on, and what was keyed from it.

create table returns (
  county text not null,
  id uuid not null,
  campaign uuid not null,
  student uuid not null,
  sheet uuid,
  unit text collate "C" not null,
  way text not null,
  arrival text not null,
  warnings jsonb not null default '[]',
  state text not null,
  sealed bytea,
  key_id integer,
  case_id uuid,
  question text,
  came_at timestamptz not null,
  came_by uuid,
  keyed_at timestamptz,
  keyed_by uuid,
  held_by uuid,
  held_until timestamptz,
  revision integer not null default 1,
  constraint returns_pk primary key (county, id),
  constraint returns_campaign foreign key (county, campaign) references campaigns (county, id) on delete cascade,
  constraint returns_student foreign key (county, student) references students (county, id) on delete cascade,
  constraint returns_way check (way in ('counted', 'scanned', 'phone')),
  constraint returns_state check (state in ('waiting', 'unchanged', 'keyed', 'asked', 'kept')),
  constraint returns_sealed check ((sealed is null) = (key_id is null))
);
comment on table returns is '收回的核对表：每收到一张一行，收到的都留存';
comment on column returns.county is '所属县区划代码（6位）';
comment on column returns.id is '回收标识';
comment on column returns.campaign is '哪一专项';
comment on column returns.student is '学籍标识';
comment on column returns.sheet is '哪一份核对表；手工认领而没有编码的为空';
comment on column returns.unit is '收到时学生所在班级的机构路径';
comment on column returns.way is '回收方式：清点登记、扫描识别、手机核对';
comment on column returns.arrival is '收到后的处理：已登记、重复回收、录入后又收到、已转校等';
comment on column returns.warnings is '录入时应当知道的：非最新一份、号码遮盖、印表后学籍有变动';
comment on column returns.state is '状态：待录入、未修改、已录入、退回家长确认、留存比对';
comment on column returns.sealed is '录入的草稿；录入以后是写入前后的内容（加密），撤销时逐项还原';
comment on column returns.key_id is '加密所用密钥的编号';
comment on column returns.case_id is '关键信息有改动时填报的业务';
comment on column returns.question is '退回家长确认的问题';
comment on column returns.came_at is '收到时间';
comment on column returns.came_by is '经手人';
comment on column returns.keyed_at is '录入时间';
comment on column returns.keyed_by is '录入人';
comment on column returns.held_by is '正在录入的人';
comment on column returns.held_until is '录入占用到何时，过后别人可以接着录';
comment on column returns.revision is '第几次变更，用于防止互相覆盖';
create index returns_waiting on returns (county, campaign, unit, came_at, id) where state = 'waiting';
create index returns_student on returns (county, campaign, student);

create table scans (
  county text not null,
  id uuid not null,
  campaign uuid not null,
  unit text collate "C" not null,
  batch uuid not null,
  page integer not null,
  state text not null,
  arrival text not null,
  return_id uuid,
  file uuid not null,
  width integer not null,
  height integer not null,
  taken_at timestamptz not null,
  taken_by uuid not null,
  constraint scans_pk primary key (county, id),
  constraint scans_campaign foreign key (county, campaign) references campaigns (county, id) on delete cascade,
  constraint scans_return foreign key (county, return_id) references returns (county, id) on delete cascade,
  constraint scans_file foreign key (county, file) references evidence_files (county, id),
  constraint scans_state check (state in ('unmatched', 'matched', 'aside'))
);
comment on table scans is '扫描页：每页一行，识别不出的等人认领';
comment on column scans.county is '所属县区划代码（6位）';
comment on column scans.id is '扫描页标识';
comment on column scans.campaign is '哪一专项';
comment on column scans.unit is '由哪个机构认领：上传人所在的，或转给的学校';
comment on column scans.batch is '同一次上传的一批';
comment on column scans.page is '在这一批中的第几页';
comment on column scans.state is '状态：未识别、已归到学生、搁置（封面、空白页等）';
comment on column scans.arrival is '识别结果：没有编码、编码有误、其他专项的表等';
comment on column scans.return_id is '归到哪一张收回的核对表';
comment on column scans.file is '图像存放在哪一份加密文件';
comment on column scans.width is '宽（像素）';
comment on column scans.height is '高（像素）';
comment on column scans.taken_at is '上传时间';
comment on column scans.taken_by is '上传人';
create index scans_unmatched on scans (county, campaign, unit, taken_at, page) where state = 'unmatched';
create index scans_return on scans (county, return_id);
create index scans_file on scans (county, file);
