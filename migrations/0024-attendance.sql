-- 考勤. Who was not at school, day by day; who was not back when term began; and what was brought in from a school's own lists.

create table attendance_imports (
  county text not null,
  id uuid not null,
  unit text collate "C" not null,
  absences integer not null,
  class_days integer not null,
  from_day date not null,
  until_day date not null,
  at timestamptz not null,
  by_person uuid not null,
  undone_at timestamptz,
  undone_by uuid,
  constraint attendance_imports_pk primary key (county, id),
  constraint attendance_imports_undone check ((undone_at is null) = (undone_by is null))
);
comment on table attendance_imports is '考勤导入：学校自己的考勤表，一次一行；可以整批撤销';
comment on column attendance_imports.county is '所属县区划代码（6位）';
comment on column attendance_imports.id is '导入标识';
comment on column attendance_imports.unit is '哪所学校：机构路径';
comment on column attendance_imports.absences is '写入的缺勤条数';
comment on column attendance_imports.class_days is '由此记为已登记的班级天数';
comment on column attendance_imports.from_day is '表中最早的日期';
comment on column attendance_imports.until_day is '表中最晚的日期';
comment on column attendance_imports.at is '导入时间';
comment on column attendance_imports.by_person is '导入人';
comment on column attendance_imports.undone_at is '撤销时间；有效的为空';
comment on column attendance_imports.undone_by is '撤销人';

create table attendance_days (
  county text not null,
  unit text collate "C" not null,
  day date not null,
  marked_at timestamptz not null,
  marked_by uuid not null,
  confirmed_at timestamptz,
  confirmed_by uuid,
  batch uuid,
  constraint attendance_days_pk primary key (county, unit, day),
  constraint attendance_days_batch foreign key (county, batch) references attendance_imports (county, id) on delete cascade,
  constraint attendance_days_confirmed check ((confirmed_at is null) = (confirmed_by is null))
);
comment on table attendance_days is '班级考勤：某班某天登记过考勤；没有登记的一天不证明有人到校';
comment on column attendance_days.county is '所属县区划代码（6位）';
comment on column attendance_days.unit is '班级的机构路径';
comment on column attendance_days.day is '哪一天';
comment on column attendance_days.marked_at is '第一次登记的时间';
comment on column attendance_days.marked_by is '第一次登记的人';
comment on column attendance_days.confirmed_at is '确认其余全部到校的时间；没有确认的为空';
comment on column attendance_days.confirmed_by is '确认的人';
comment on column attendance_days.batch is '由哪次导入登记；在本系统登记的为空';
create index attendance_days_day on attendance_days (county, day, unit);

create table absences (
  county text not null,
  id uuid not null,
  student uuid not null,
  unit text collate "C" not null,
  day date not null,
  reason text not null,
  marked_at timestamptz not null,
  marked_by uuid not null,
  batch uuid,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  constraint absences_pk primary key (county, id),
  constraint absences_student foreign key (county, student) references students (county, id) on delete cascade,
  constraint absences_batch foreign key (county, batch) references attendance_imports (county, id) on delete cascade,
  constraint absences_reason check (reason in ('sick', 'personal', 'unexcused')),
  constraint absences_withdrawn check ((withdrawn_at is null) = (withdrawn_by is null))
);
comment on table absences is '缺勤：一名学生一天一条；更正的写新的一条，原来的保留，过去的数字因此推得出来';
comment on column absences.county is '所属县区划代码（6位）';
comment on column absences.id is '缺勤标识';
comment on column absences.student is '学籍标识';
comment on column absences.unit is '当时所在班级的机构路径';
comment on column absences.day is '哪一天';
comment on column absences.reason is '原因：病假、事假、无故';
comment on column absences.marked_at is '登记时间';
comment on column absences.marked_by is '登记人';
comment on column absences.batch is '由哪次导入登记；在本系统登记的为空';
comment on column absences.withdrawn_at is '更正或撤销的时间；有效的为空';
comment on column absences.withdrawn_by is '更正或撤销的人';
create unique index absences_once on absences (county, student, day) where withdrawn_at is null;
create index absences_unit on absences (county, unit, day);
create index absences_day on absences (county, day, unit);

create table absence_alerts (
  county text not null,
  student uuid not null,
  first_day date not null,
  level text not null,
  days integer not null,
  at timestamptz not null,
  constraint absence_alerts_pk primary key (county, student, first_day, level),
  constraint absence_alerts_student foreign key (county, student) references students (county, id) on delete cascade,
  constraint absence_alerts_level check (level in ('follow', 'report', 'suspect'))
);
comment on table absence_alerts is '连续无故缺勤达到阈值的提醒：一段缺勤每级一次';
comment on column absence_alerts.county is '所属县区划代码（6位）';
comment on column absence_alerts.student is '学籍标识';
comment on column absence_alerts.first_day is '这段缺勤的第一天';
comment on column absence_alerts.level is '哪一级：班主任跟进、报学校和中心校、列入疑似辍学';
comment on column absence_alerts.days is '当时连续几个上课日';
comment on column absence_alerts.at is '时间';

create table term_return_classes (
  county text not null,
  term text not null,
  unit text collate "C" not null,
  listed integer not null,
  confirmed_at timestamptz not null,
  confirmed_by uuid not null,
  constraint term_return_classes_pk primary key (county, term, unit)
);
comment on table term_return_classes is '开学返校登记：一个班一个学期一行，班主任确认名单看完';
comment on column term_return_classes.county is '所属县区划代码（6位）';
comment on column term_return_classes.term is '学期，如 2025-1 为 2025 年春季';
comment on column term_return_classes.unit is '班级的机构路径';
comment on column term_return_classes.listed is '确认时的在册人数';
comment on column term_return_classes.confirmed_at is '确认时间';
comment on column term_return_classes.confirmed_by is '确认人';

create table term_returns (
  county text not null,
  term text not null,
  student uuid not null,
  unit text collate "C" not null,
  state text not null,
  registered_at timestamptz not null,
  registered_by uuid not null,
  back_on date,
  closed_at timestamptz,
  closed_by uuid,
  constraint term_returns_pk primary key (county, term, student),
  constraint term_returns_student foreign key (county, student) references students (county, id) on delete cascade,
  constraint term_returns_state check (state in ('away', 'back', 'mistaken')),
  constraint term_returns_closed check ((state = 'away') = (closed_at is null) and (closed_at is null) = (closed_by is null))
);
comment on table term_returns is '开学未返校：一名学生一个学期一条，返校后销去';
comment on column term_returns.county is '所属县区划代码（6位）';
comment on column term_returns.term is '学期，如 2025-1 为 2025 年春季';
comment on column term_returns.student is '学籍标识';
comment on column term_returns.unit is '班级的机构路径';
comment on column term_returns.state is '未返校、已返校、登记有误';
comment on column term_returns.registered_at is '登记时间';
comment on column term_returns.registered_by is '登记人';
comment on column term_returns.back_on is '返校日期；未返校的为空';
comment on column term_returns.closed_at is '销去的时间';
comment on column term_returns.closed_by is '销去的人';
create index term_returns_unit on term_returns (county, unit, state);
