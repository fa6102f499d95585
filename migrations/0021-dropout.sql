-- 控辍保学. Suspected dropouts from the first signal to 销号: what was found, who went to see the family, what was written to whom.

create table dropout_cases (
  county text not null,
  id uuid not null,
  year integer not null,
  number integer not null,
  student uuid,
  child uuid,
  unit text collate "C" not null,
  township text collate "C",
  state text not null,
  category text,
  first_absent_on date,
  absent_days integer,
  found_on date not null,
  sealed bytea not null,
  key_id integer not null,
  failed_visits integer not null default 0,
  reported_on date,
  received_at timestamptz,
  received_by uuid,
  outcome text,
  outcome_on date,
  seated_on date,
  ground text,
  opened_at timestamptz not null,
  state_at timestamptz not null,
  closed_at timestamptz,
  closed_by uuid,
  revision integer not null default 1,
  constraint dropout_cases_pk primary key (county, id),
  constraint dropout_cases_number unique (county, year, number),
  constraint dropout_cases_student foreign key (county, student) references students (county, id) on delete cascade,
  constraint dropout_cases_child check ((student is null) <> (child is null)),
  constraint dropout_cases_state check (state in
    ('suspected', 'investigating', 'persuading', 'reported', 'joint', 'concluded', 'closed')),
  constraint dropout_cases_closed check ((state = 'closed') = (closed_at is not null) and (closed_at is null) = (ground is null)),
  constraint dropout_cases_outcome check ((outcome is null) = (outcome_on is null))
);
comment on table dropout_cases is '控辍保学：一名疑似辍学儿童一件，自发现之日至销号；同一儿童同时只有一件未销号';
comment on column dropout_cases.county is '所属县区划代码（6位）';
comment on column dropout_cases.id is '控辍件标识';
comment on column dropout_cases.year is '编号的年份';
comment on column dropout_cases.number is '年内的顺序号';
comment on column dropout_cases.student is '学籍标识；没有学籍的适龄儿童为空';
comment on column dropout_cases.child is '没有学籍的适龄儿童在适龄儿童台账里的标识；有学籍的为空';
comment on column dropout_cases.unit is '负责的班级（未分班、无学籍的为学校或中心校）的机构路径';
comment on column dropout_cases.township is '书面报告报给哪个乡镇：该乡镇中心校的机构路径；还没有报告的为空';
comment on column dropout_cases.state is '状态：疑似、调查、劝返、已书面报告、联合劝返、已有结果、已销号';
comment on column dropout_cases.category is '辍学原因类别；还没有查明的为空';
comment on column dropout_cases.first_absent_on is '首次缺勤日期；不知道的为空';
comment on column dropout_cases.absent_days is '发现时连续未到校的上课日数；不知道的为空';
comment on column dropout_cases.found_on is '发现日期';
comment on column dropout_cases.sealed is '无学籍儿童的姓名等、去向、特殊群体、查明的情况、结果说明，加密';
comment on column dropout_cases.key_id is '加密所用密钥的编号';
comment on column dropout_cases.failed_visits is '没有劝返成功的次数';
comment on column dropout_cases.reported_on is '书面报告发出日期；没有报告的为空。报告后列入辍学台账';
comment on column dropout_cases.received_at is '乡镇接收的时间';
comment on column dropout_cases.received_by is '乡镇接收的人';
comment on column dropout_cases.outcome is '结果：返校、送教上门、延缓入学、休学、转学、死亡、出国、不属辍学';
comment on column dropout_cases.outcome_on is '结果的日期，返校的为返校日期';
comment on column dropout_cases.seated_on is '返校后连续在班满规定天数、由班主任确认的日期';
comment on column dropout_cases.ground is '销号依据；没有销号的为空';
comment on column dropout_cases.opened_at is '列入的时间';
comment on column dropout_cases.state_at is '进入当前状态的时间';
comment on column dropout_cases.closed_at is '销号时间';
comment on column dropout_cases.closed_by is '确认销号的人';
comment on column dropout_cases.revision is '第几次变更，用于防止互相覆盖';
create unique index dropout_cases_open_student on dropout_cases (county, student)
  where closed_at is null and student is not null;
create unique index dropout_cases_open_child on dropout_cases (county, child) where closed_at is null and child is not null;
create index dropout_cases_of_student on dropout_cases (county, student);
create index dropout_cases_unit on dropout_cases (county, unit, state);
create index dropout_cases_township on dropout_cases (county, township) where township is not null;

create table dropout_signals (
  county text not null,
  id uuid not null,
  dropout_case uuid not null,
  source text not null,
  basis text not null,
  on_day date not null,
  first_absent_on date,
  days integer,
  sealed bytea,
  key_id integer,
  raised_at timestamptz not null,
  constraint dropout_signals_pk primary key (county, id),
  constraint dropout_signals_once unique (county, source, basis),
  constraint dropout_signals_case foreign key (county, dropout_case) references dropout_cases (county, id) on delete cascade,
  constraint dropout_signals_source check (source in
    ('roll-call', 'attendance', 'not-returned', 'not-continued', 'leave-expired', 'household', 'reported'))
);
comment on table dropout_signals is '疑似辍学线索：何处、何时、为何怀疑；同一依据只记一次';
comment on column dropout_signals.county is '所属县区划代码（6位）';
comment on column dropout_signals.id is '线索标识';
comment on column dropout_signals.dropout_case is '归入哪一件';
comment on column dropout_signals.source is '来源：逐班核实、考勤、开学未返校、未接续、休学期满、适龄儿童比对、人工登记';
comment on column dropout_signals.basis is '儿童标识与依据，同一依据不重复登记';
comment on column dropout_signals.on_day is '线索日期';
comment on column dropout_signals.first_absent_on is '首次缺勤日期；线索没有说的为空';
comment on column dropout_signals.days is '连续未到校的上课日数；线索没有说的为空';
comment on column dropout_signals.sealed is '线索说明，加密；没有说明的为空';
comment on column dropout_signals.key_id is '加密所用密钥的编号';
comment on column dropout_signals.raised_at is '登记时间';
create index dropout_signals_of on dropout_signals (county, dropout_case);

create table dropout_visits (
  county text not null,
  dropout_case uuid not null,
  id uuid not null,
  number integer not null,
  kind text not null,
  way text not null,
  on_day date not null,
  at_time text not null default '',
  result text not null,
  sealed bytea not null,
  key_id integer not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  office text not null,
  withdrawn_at timestamptz,
  constraint dropout_visits_pk primary key (county, dropout_case, id),
  constraint dropout_visits_order unique (county, dropout_case, number),
  constraint dropout_visits_case foreign key (county, dropout_case) references dropout_cases (county, id) on delete cascade,
  constraint dropout_visits_kind check (kind in ('investigation', 'persuasion', 'joint'))
);
comment on table dropout_visits is '排查与劝返记录：第几次、何时、何人、何种方式、说了什么、结果；撤销的保留';
comment on column dropout_visits.county is '所属县区划代码（6位）';
comment on column dropout_visits.dropout_case is '哪一件';
comment on column dropout_visits.id is '记录标识，由填写的设备给出，重复发送只记一次';
comment on column dropout_visits.number is '次序';
comment on column dropout_visits.kind is '种类：排查、劝返、联合劝返';
comment on column dropout_visits.way is '方式：入户、电话等';
comment on column dropout_visits.on_day is '日期';
comment on column dropout_visits.at_time is '时间，时:分；没有填的为空';
comment on column dropout_visits.result is '结果代码';
comment on column dropout_visits.sealed is '参加人员、地点（文字）、谈话内容、撤销原因，加密';
comment on column dropout_visits.key_id is '加密所用密钥的编号';
comment on column dropout_visits.recorded_at is '登记时间';
comment on column dropout_visits.recorded_by is '登记人';
comment on column dropout_visits.office is '登记人当时的岗位';
comment on column dropout_visits.withdrawn_at is '撤销时间；有效的为空';

create table dropout_files (
  county text not null,
  dropout_case uuid not null,
  id uuid not null,
  visit uuid,
  use text not null,
  file uuid not null,
  name text not null,
  added_at timestamptz not null,
  added_by uuid not null,
  removed_at timestamptz,
  removed_by uuid,
  constraint dropout_files_pk primary key (county, dropout_case, id),
  constraint dropout_files_case foreign key (county, dropout_case) references dropout_cases (county, id) on delete cascade,
  constraint dropout_files_file foreign key (county, file) references evidence_files (county, id) on delete restrict,
  constraint dropout_files_use check (use in ('photo', 'paper'))
);
comment on table dropout_files is '劝返照片和签字材料；照片去掉拍摄地点和时间，撤下的保留';
comment on column dropout_files.county is '所属县区划代码（6位）';
comment on column dropout_files.dropout_case is '哪一件';
comment on column dropout_files.id is '材料标识';
comment on column dropout_files.visit is '哪一次排查或劝返；不属于某一次的为空';
comment on column dropout_files.use is '照片、签字材料';
comment on column dropout_files.file is '文件标识';
comment on column dropout_files.name is '文件名，长号码以星号代替';
comment on column dropout_files.added_at is '上传时间';
comment on column dropout_files.added_by is '上传人';
comment on column dropout_files.removed_at is '撤下时间；在用的为空';
comment on column dropout_files.removed_by is '撤下的人';

create table dropout_events (
  county text not null,
  dropout_case uuid not null,
  revision integer not null,
  deed text not null,
  state text not null,
  at timestamptz not null,
  by_person uuid,
  office text,
  words bytea,
  key_id integer,
  constraint dropout_events_pk primary key (county, dropout_case, revision),
  constraint dropout_events_case foreign key (county, dropout_case) references dropout_cases (county, id) on delete cascade
);
comment on table dropout_events is '控辍件的经过，只增不改';
comment on column dropout_events.county is '所属县区划代码（6位）';
comment on column dropout_events.dropout_case is '哪一件';
comment on column dropout_events.revision is '该件的第几次变更';
comment on column dropout_events.deed is '做了什么';
comment on column dropout_events.state is '之后的状态';
comment on column dropout_events.at is '时间';
comment on column dropout_events.by_person is '经办人；系统自动登记的为空';
comment on column dropout_events.office is '经办人当时的岗位';
comment on column dropout_events.words is '说明，加密；没有的为空';
comment on column dropout_events.key_id is '加密所用密钥的编号';

create table dropout_reminders (
  county text not null,
  dropout_case uuid not null,
  kind text not null,
  since date not null,
  at timestamptz not null,
  constraint dropout_reminders_pk primary key (county, dropout_case, kind, since),
  constraint dropout_reminders_case foreign key (county, dropout_case) references dropout_cases (county, id) on delete cascade
);
comment on table dropout_reminders is '已经发出的提醒和升级：每段计时每种只发一次';
comment on column dropout_reminders.county is '所属县区划代码（6位）';
comment on column dropout_reminders.dropout_case is '哪一件';
comment on column dropout_reminders.kind is '提醒种类';
comment on column dropout_reminders.since is '从哪天起计';
comment on column dropout_reminders.at is '发出时间';

create table dropout_keepers (
  county text not null,
  dropout_case uuid not null,
  level text not null,
  sealed bytea not null,
  key_id integer not null,
  set_at timestamptz not null,
  set_by uuid not null,
  constraint dropout_keepers_pk primary key (county, dropout_case, level),
  constraint dropout_keepers_case foreign key (county, dropout_case) references dropout_cases (county, id) on delete cascade,
  constraint dropout_keepers_level check (level in ('county', 'township', 'village', 'school', 'class'))
);
comment on table dropout_keepers is '联控联保责任人：县、乡、村、校、班各一名';
comment on column dropout_keepers.county is '所属县区划代码（6位）';
comment on column dropout_keepers.dropout_case is '哪一件';
comment on column dropout_keepers.level is '层级：县、乡、村、校、班';
comment on column dropout_keepers.sealed is '姓名、职务、电话，加密';
comment on column dropout_keepers.key_id is '加密所用密钥的编号';
comment on column dropout_keepers.set_at is '登记时间';
comment on column dropout_keepers.set_by is '登记人';

create table dropout_notes (
  county text not null,
  dropout_case uuid not null,
  id uuid not null,
  sealed bytea not null,
  key_id integer not null,
  written_at timestamptz not null,
  written_by uuid not null,
  constraint dropout_notes_pk primary key (county, dropout_case, id),
  constraint dropout_notes_case foreign key (county, dropout_case) references dropout_cases (county, id) on delete cascade
);
comment on table dropout_notes is '涉案等须保密的情况：单独授权才能看见、登记';
comment on column dropout_notes.county is '所属县区划代码（6位）';
comment on column dropout_notes.dropout_case is '哪一件';
comment on column dropout_notes.id is '记录标识';
comment on column dropout_notes.sealed is '内容，加密';
comment on column dropout_notes.key_id is '加密所用密钥的编号';
comment on column dropout_notes.written_at is '登记时间';
comment on column dropout_notes.written_by is '登记人';
