-- 会议与培训. Trainings of registrars and class teachers, parents' meetings of a class: who was asked, who came, what was shown.

create table gatherings (
  county text not null,
  id uuid not null,
  kind text not null,
  campaign uuid,
  unit text collate "C" not null,
  school_year integer not null,
  title text not null,
  on_day date not null,
  begins text not null,
  ends text not null,
  place text not null,
  host text not null,
  agenda text not null default '',
  offices text[] not null default '{}',
  units text[] not null default '{}',
  state text not null default 'planned',
  reason text,
  minutes text not null default '',
  planned_at timestamptz not null,
  planned_by uuid not null,
  held_at timestamptz,
  held_by uuid,
  reminded_at timestamptz,
  revision integer not null default 1,
  constraint gatherings_pk primary key (county, id),
  constraint gatherings_campaign foreign key (county, campaign) references campaigns (county, id) on delete cascade,
  constraint gatherings_kind check (kind in ('registrars', 'teachers', 'parents', 'other')),
  constraint gatherings_state check (state in ('planned', 'held', 'cancelled')),
  constraint gatherings_hours check (begins < ends),
  constraint gatherings_cancelled check ((state = 'cancelled') = (reason is not null)),
  constraint gatherings_held check ((state = 'held') = (held_at is not null))
);
comment on table gatherings is '会议与培训：学籍管理员培训、班主任培训会、家长会；取消的保留，不删';
comment on column gatherings.county is '所属县区划代码（6位）';
comment on column gatherings.id is '会议标识';
comment on column gatherings.kind is '种类：学籍管理员培训、班主任培训会、家长会、其他';
comment on column gatherings.campaign is '属于哪一核查专项；平时的培训为空';
comment on column gatherings.unit is '召开单位的机构路径；家长会为班级';
comment on column gatherings.school_year is '哪一学年（以开始的年份称）';
comment on column gatherings.title is '名称';
comment on column gatherings.on_day is '日期';
comment on column gatherings.begins is '开始时间，时:分';
comment on column gatherings.ends is '结束时间，时:分';
comment on column gatherings.place is '地点';
comment on column gatherings.host is '主讲、主持';
comment on column gatherings.agenda is '内容';
comment on column gatherings.offices is '请哪些岗位的人参加';
comment on column gatherings.units is '只请这些单位的人；空为召开单位的全部下级';
comment on column gatherings.state is '状态：计划、已召开、已取消';
comment on column gatherings.reason is '取消的原因';
comment on column gatherings.minutes is '会议记录';
comment on column gatherings.planned_at is '发起时间';
comment on column gatherings.planned_by is '发起人';
comment on column gatherings.held_at is '登记召开的时间';
comment on column gatherings.held_by is '登记人';
comment on column gatherings.reminded_at is '提醒参会人的时间';
comment on column gatherings.revision is '第几次变更，用于防止互相覆盖';
create index gatherings_day on gatherings (county, on_day desc, id);
create index gatherings_of_campaign on gatherings (county, campaign, unit) where campaign is not null;
create index gatherings_to_come on gatherings (county, on_day) where state = 'planned';

create table gathering_people (
  county text not null,
  gathering uuid not null,
  person uuid not null,
  office text not null,
  unit text collate "C" not null,
  place text not null,
  by_name boolean not null default false,
  asked_at timestamptz not null,
  answer text,
  answered_at timestamptz,
  presence text,
  marked_at timestamptz,
  made_up_on date,
  words bytea,
  key_id integer,
  sheets integer,
  problems integer,
  received_at timestamptz,
  withdrawn_at timestamptz,
  constraint gathering_people_pk primary key (county, gathering, person),
  constraint gathering_people_gathering foreign key (county, gathering) references gatherings (county, id) on delete cascade,
  constraint gathering_people_person foreign key (county, person) references people (county, id) on delete restrict,
  constraint gathering_people_answer check (answer in ('seen', 'leave')),
  constraint gathering_people_presence check (presence in ('present', 'absent', 'made-up')),
  constraint gathering_people_made_up check ((presence = 'made-up') = (made_up_on is not null)),
  constraint gathering_people_received check ((received_at is null) = (sheets is null))
);
comment on table gathering_people is '参会名单：请了谁、如何答复、是否到会；培训覆盖率据此计算';
comment on column gathering_people.county is '所属县区划代码（6位）';
comment on column gathering_people.gathering is '哪一次会议';
comment on column gathering_people.person is '人员标识';
comment on column gathering_people.office is '以什么岗位受邀';
comment on column gathering_people.unit is '受邀时任职机构的路径';
comment on column gathering_people.place is '受邀时任职机构的名称';
comment on column gathering_people.by_name is '是否点名邀请，不随岗位变动撤下';
comment on column gathering_people.asked_at is '列入名单的时间';
comment on column gathering_people.answer is '本人答复：已知悉、请假；未答复为空';
comment on column gathering_people.answered_at is '答复时间';
comment on column gathering_people.presence is '到会、缺席、补训；未登记为空';
comment on column gathering_people.marked_at is '登记时间';
comment on column gathering_people.made_up_on is '补训日期';
comment on column gathering_people.words is '请假、缺席的原因和补训情况，加密';
comment on column gathering_people.key_id is '加密所用密钥的编号';
comment on column gathering_people.sheets is '交给班主任的核对表张数；未交为空';
comment on column gathering_people.problems is '一并交给班主任的问题项数';
comment on column gathering_people.received_at is '交给班主任的时间';
comment on column gathering_people.withdrawn_at is '不再邀请的时间；在名单上的为空';
create index gathering_people_of on gathering_people (county, person);

create table gathering_pupils (
  county text not null,
  gathering uuid not null,
  student uuid not null,
  presence text not null,
  relation text not null default '',
  marked_at timestamptz not null,
  issued_at timestamptz,
  constraint gathering_pupils_pk primary key (county, gathering, student),
  constraint gathering_pupils_gathering foreign key (county, gathering) references gatherings (county, id) on delete cascade,
  constraint gathering_pupils_student foreign key (county, student) references students (county, id) on delete cascade,
  constraint gathering_pupils_presence check (presence in ('came', 'absent', 'otherwise'))
);
comment on table gathering_pupils is '家长会到会情况：每名学生一行';
comment on column gathering_pupils.county is '所属县区划代码（6位）';
comment on column gathering_pupils.gathering is '哪一次家长会';
comment on column gathering_pupils.student is '学籍标识';
comment on column gathering_pupils.presence is '到会、缺席、另行送达';
comment on column gathering_pupils.relation is '来的是谁（与学生的关系）';
comment on column gathering_pupils.marked_at is '登记时间';
comment on column gathering_pupils.issued_at is '在会上（或另行）下发核对表的时间';
create index gathering_pupils_of on gathering_pupils (county, student);

create table gathering_files (
  county text not null,
  gathering uuid not null,
  id uuid not null,
  use text not null,
  file uuid not null,
  name text not null,
  added_at timestamptz not null,
  added_by uuid not null,
  removed_at timestamptz,
  removed_by uuid,
  constraint gathering_files_pk primary key (county, gathering, id),
  constraint gathering_files_gathering foreign key (county, gathering) references gatherings (county, id) on delete cascade,
  constraint gathering_files_file foreign key (county, file) references evidence_files (county, id) on delete restrict,
  constraint gathering_files_use check (use in ('material', 'photo'))
);
comment on table gathering_files is '会议的材料和照片；撤下的保留';
comment on column gathering_files.county is '所属县区划代码（6位）';
comment on column gathering_files.gathering is '哪一次会议';
comment on column gathering_files.id is '材料标识';
comment on column gathering_files.use is '材料、照片';
comment on column gathering_files.file is '文件标识';
comment on column gathering_files.name is '文件名，长号码以星号代替';
comment on column gathering_files.added_at is '上传时间';
comment on column gathering_files.added_by is '上传人';
comment on column gathering_files.removed_at is '撤下时间；在用的为空';
comment on column gathering_files.removed_by is '撤下的人';

-- 消息 need no longer be about a case.
alter table notices alter column case_id drop not null;
alter table notices add column about text;
alter table notices add column about_id uuid;
alter table notices add column title text not null default '';
alter table notices add constraint notices_about check ((case_id is null) = (about is not null) and (about is null) = (about_id is null));
comment on column notices.case_id is '哪件业务；不是业务的为空';
comment on column notices.about is '不是业务的：关于什么，如会议';
comment on column notices.about_id is '关于的那一件的标识';
comment on column notices.title is '关于的那一件的名称、时间、地点，不含学生信息';
