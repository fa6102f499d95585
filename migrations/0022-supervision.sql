create table supervisions (
  county text not null,
  id uuid not null,
  issuer text collate "C" not null,
  receiver text collate "C" not null,
  subject text not null,
  origin_kind text,
  origin_id text,
  origin_title text not null default '',
  origin_door jsonb,
  opened_on date not null,
  opened_at timestamptz not null,
  opened_by uuid not null,
  counted_from date not null,
  days integer not null,
  due date,
  state text not null,
  answered_on date,
  closed_on date,
  told integer not null default 0,
  sealed bytea not null,
  key_id integer not null,
  revision integer not null default 1,
  constraint supervisions_pk primary key (county, id),
  constraint supervisions_state check (state in ('open', 'answered', 'returned', 'closed', 'withdrawn')),
  constraint supervisions_days check (days > 0),
  constraint supervisions_ended check ((state in ('closed', 'withdrawn')) = (closed_on is not null))
);
comment on table supervisions is '督办事项：一级机构对下级机构提出要求、限期答复；撤回的保留，不删';
comment on column supervisions.county is '被督办单位所属县区划代码（6位）';
comment on column supervisions.id is '督办标识';
comment on column supervisions.issuer is '督办单位的机构路径';
comment on column supervisions.receiver is '被督办单位的机构路径';
comment on column supervisions.subject is '事由，不含学生信息';
comment on column supervisions.origin_kind is '因何督办：哪一类事项或指标；自行提出的为空';
comment on column supervisions.origin_id is '因何督办：那一件的标识';
comment on column supervisions.origin_title is '因何督办：名称，不含学生信息';
comment on column supervisions.origin_door is '因何督办：名单所在的页面和筛选条件';
comment on column supervisions.opened_on is '发起日期';
comment on column supervisions.opened_at is '发起时间';
comment on column supervisions.opened_by is '发起人';
comment on column supervisions.counted_from is '期限从哪一天起算；退回重办重新起算';
comment on column supervisions.days is '几个工作日内答复，含准予延长的';
comment on column supervisions.due is '答复期限；跨入尚未公布放假安排的年份为空';
comment on column supervisions.state is '状态：待答复、已答复、退回、已销号、已撤回';
comment on column supervisions.answered_on is '最近一次答复的日期；退回的为空';
comment on column supervisions.closed_on is '销号或撤回的日期';
comment on column supervisions.told is '已提醒到第几级';
comment on column supervisions.sealed is '要求和依据，加密';
comment on column supervisions.key_id is '加密所用密钥的编号';
comment on column supervisions.revision is '第几次变更，用于防止互相覆盖';
create index supervisions_received on supervisions (county, receiver, opened_on desc);
create index supervisions_issued on supervisions (county, issuer, opened_on desc);
create index supervisions_origin on supervisions (county, origin_kind, origin_id) where origin_kind is not null;
create index supervisions_running on supervisions (county, due) where state in ('open', 'returned');

create table supervision_events (
  county text not null,
  supervision uuid not null,
  number integer not null,
  deed text not null,
  rung integer,
  at timestamptz not null,
  by_person uuid,
  by_words text not null,
  days integer,
  due date,
  words bytea,
  key_id integer,
  constraint supervision_events_pk primary key (county, supervision, number),
  constraint supervision_events_supervision foreign key (county, supervision) references supervisions (county, id) on delete cascade,
  constraint supervision_events_words check ((words is null) = (key_id is null))
);
comment on table supervision_events is '督办经过：发起、答复、退回、延期、催办、销号，和系统的提醒；只增不改';
comment on column supervision_events.county is '被督办单位所属县区划代码（6位）';
comment on column supervision_events.supervision is '哪一件督办';
comment on column supervision_events.number is '第几条';
comment on column supervision_events.deed is '做了什么';
comment on column supervision_events.rung is '系统提醒的是第几级；不是提醒的为空';
comment on column supervision_events.at is '时间';
comment on column supervision_events.by_person is '谁做的；系统提醒为空';
comment on column supervision_events.by_words is '谁做的：当时的姓名和岗位';
comment on column supervision_events.days is '工作日数';
comment on column supervision_events.due is '此后的期限';
comment on column supervision_events.words is '答复、理由，加密';
comment on column supervision_events.key_id is '加密所用密钥的编号';

create table supervision_files (
  county text not null,
  supervision uuid not null,
  id uuid not null,
  side text not null,
  file uuid not null,
  name text not null,
  added_at timestamptz not null,
  added_by uuid not null,
  added_words text not null,
  removed_at timestamptz,
  removed_by uuid,
  constraint supervision_files_pk primary key (county, supervision, id),
  constraint supervision_files_supervision foreign key (county, supervision) references supervisions (county, id) on delete cascade,
  constraint supervision_files_file foreign key (county, file) references evidence_files (county, id) on delete restrict,
  constraint supervision_files_side check (side in ('issuer', 'receiver'))
);
comment on table supervision_files is '督办的附件：督办单位的依据和名单，被督办单位的整改佐证；撤下的保留';
comment on column supervision_files.county is '被督办单位所属县区划代码（6位）';
comment on column supervision_files.supervision is '哪一件督办';
comment on column supervision_files.id is '附件标识';
comment on column supervision_files.side is '哪一方上传：督办单位、被督办单位';
comment on column supervision_files.file is '文件标识';
comment on column supervision_files.name is '文件名，长号码以星号代替';
comment on column supervision_files.added_at is '上传时间';
comment on column supervision_files.added_by is '上传人';
comment on column supervision_files.added_words is '上传人当时的姓名和岗位';
comment on column supervision_files.removed_at is '撤下时间；在用的为空';
comment on column supervision_files.removed_by is '撤下的人';
