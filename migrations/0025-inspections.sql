-- 市局督查 (R26). An inspection of a county by the city: the random number, the frozen list, who was drawn, and what was found.

create table inspections (
  county text not null,
  id uuid not null,
  unit text collate "C" not null,
  title text not null,
  subject text not null,
  basis text not null,
  starts_on date not null,
  ends_on date not null,
  team text not null,
  design jsonb not null,
  state text not null default 'planned',
  seed_parts jsonb not null,
  seed text,
  seed_at timestamptz,
  as_of date,
  population_size integer,
  population_digest text,
  drawn_at timestamptz,
  conclusion text not null default '',
  published_on date,
  reason text,
  planned_at timestamptz not null,
  planned_by uuid not null,
  planned_by_name text not null,
  planner_keeper text not null,
  reminded_at timestamptz,
  revision integer not null default 1,
  constraint inspections_pk primary key (county, id),
  constraint inspections_state check (state in ('planned', 'seeded', 'drawn', 'concluded', 'published', 'cancelled')),
  constraint inspections_days check (starts_on <= ends_on),
  constraint inspections_seeded check ((seed is null) = (seed_at is null)),
  constraint inspections_drawn check ((drawn_at is null) = (population_digest is null) and (drawn_at is null or seed_at < drawn_at)),
  constraint inspections_cancelled check ((state = 'cancelled') = (reason is not null))
);
comment on table inspections is '市局督查：一次督查一个县；随机数先于名单登记';
comment on column inspections.county is '被督查的县的区划代码（6位）';
comment on column inspections.id is '督查标识';
comment on column inspections.unit is '被督查的县的机构路径';
comment on column inspections.title is '名称';
comment on column inspections.subject is '督查内容';
comment on column inspections.basis is '依据';
comment on column inspections.starts_on is '开始日期';
comment on column inspections.ends_on is '结束日期';
comment on column inspections.team is '督查组人员';
comment on column inspections.design is '抽样设计：指定学校、先抽几所、抽几名学生、是否按规模分层';
comment on column inspections.state is '状态：计划、随机数已定、检查中、检查完毕、已公布、已取消';
comment on column inspections.seed_parts is '随机数的各部分：谁报的、报的什么';
comment on column inspections.seed is '随机数：各部分以竖线相连';
comment on column inspections.seed_at is '登记随机数的时间';
comment on column inspections.as_of is '名单截至日';
comment on column inspections.population_size is '名单人数';
comment on column inspections.population_digest is '名单原文的 SHA-256';
comment on column inspections.drawn_at is '抽样时间';
comment on column inspections.conclusion is '检查结论';
comment on column inspections.published_on is '公布日期';
comment on column inspections.reason is '取消的原因';
comment on column inspections.planned_at is '安排时间';
comment on column inspections.planned_by is '安排人';
comment on column inspections.planned_by_name is '安排人姓名（属市局，不在本县人员表）';
comment on column inspections.planner_keeper is '安排人的账号属于哪一级（市的代码）';
comment on column inspections.reminded_at is '临近结束提醒的时间';
comment on column inspections.revision is '第几次变更，用于防止互相覆盖';
create index inspections_days_at on inspections (county, starts_on desc, id);

create table inspection_population (
  county text not null,
  inspection uuid not null,
  lines text not null,
  constraint inspection_population_pk primary key (county, inspection),
  constraint inspection_population_of foreign key (county, inspection) references inspections (county, id) on delete cascade
);
comment on table inspection_population is '抽样名单：抽样时冻结，只有学籍标识和学校标识码，供任何人复核';
comment on column inspection_population.county is '被督查的县的区划代码（6位）';
comment on column inspection_population.inspection is '哪一次督查';
comment on column inspection_population.lines is '名单原文，每行一名学生';

create table inspection_schools (
  county text not null,
  inspection uuid not null,
  id uuid not null,
  unit text collate "C" not null,
  code text not null,
  name text not null,
  roll integer not null,
  band text not null,
  response bytea,
  key_id integer,
  responded_at timestamptz,
  responded_by uuid,
  constraint inspection_schools_pk primary key (county, inspection, id),
  constraint inspection_schools_of foreign key (county, inspection) references inspections (county, id) on delete cascade,
  constraint inspection_schools_band check (band in ('small', 'middle', 'large')),
  constraint inspection_schools_responded check ((response is null) = (responded_at is null))
);
comment on table inspection_schools is '被查学校：抽中学生所在的学校';
comment on column inspection_schools.county is '被督查的县的区划代码（6位）';
comment on column inspection_schools.inspection is '哪一次督查';
comment on column inspection_schools.id is '被查学校标识';
comment on column inspection_schools.unit is '学校的机构路径';
comment on column inspection_schools.code is '抽样时的学校标识码';
comment on column inspection_schools.name is '抽样时的学校名称';
comment on column inspection_schools.roll is '抽样时的在册人数';
comment on column inspection_schools.band is '规模：100 人以下、100 至 499 人、500 人以上';
comment on column inspection_schools.response is '学校对结果的回应，加密';
comment on column inspection_schools.key_id is '加密所用密钥的编号';
comment on column inspection_schools.responded_at is '回应时间';
comment on column inspection_schools.responded_by is '回应人';
create index inspection_schools_at on inspection_schools (county, unit);

create table inspection_pupils (
  county text not null,
  inspection uuid not null,
  student uuid not null,
  school uuid not null,
  unit text collate "C" not null,
  ordinal integer not null,
  ticket text not null,
  constraint inspection_pupils_pk primary key (county, inspection, student),
  constraint inspection_pupils_of foreign key (county, inspection, school) references inspection_schools (county, inspection, id) on delete cascade,
  constraint inspection_pupils_student foreign key (county, student) references students (county, id) on delete restrict
);
comment on table inspection_pupils is '抽中学生';
comment on column inspection_pupils.county is '被督查的县的区划代码（6位）';
comment on column inspection_pupils.inspection is '哪一次督查';
comment on column inspection_pupils.student is '学籍标识';
comment on column inspection_pupils.school is '被查学校标识';
comment on column inspection_pupils.unit is '抽样时所在班级的路径';
comment on column inspection_pupils.ordinal is '抽中次序';
comment on column inspection_pupils.ticket is '抽签结果（SHA-256）';
create index inspection_pupils_student_at on inspection_pupils (county, student);

create table inspection_answers (
  county text not null,
  inspection uuid not null,
  about uuid not null,
  item text not null,
  verdict text not null,
  note bytea,
  key_id integer,
  at timestamptz not null,
  by_person uuid not null,
  constraint inspection_answers_pk primary key (county, inspection, about, item),
  constraint inspection_answers_of foreign key (county, inspection) references inspections (county, id) on delete cascade,
  constraint inspection_answers_verdict check (verdict in ('right', 'wrong', 'none'))
);
comment on table inspection_answers is '检查表：每名学生、每所学校逐项的结果';
comment on column inspection_answers.county is '被督查的县的区划代码（6位）';
comment on column inspection_answers.inspection is '哪一次督查';
comment on column inspection_answers.about is '查的是谁：学籍标识或被查学校标识';
comment on column inspection_answers.item is '检查项';
comment on column inspection_answers.verdict is '相符、不符、不涉及';
comment on column inspection_answers.note is '说明，加密';
comment on column inspection_answers.key_id is '加密所用密钥的编号';
comment on column inspection_answers.at is '填写时间';
comment on column inspection_answers.by_person is '填写人';

create table inspection_files (
  county text not null,
  inspection uuid not null,
  id uuid not null,
  about uuid not null,
  item text not null,
  file uuid not null,
  added_at timestamptz not null,
  added_by uuid not null,
  removed_at timestamptz,
  constraint inspection_files_pk primary key (county, inspection, id),
  constraint inspection_files_of foreign key (county, inspection) references inspections (county, id) on delete cascade,
  constraint inspection_files_file foreign key (county, file) references evidence_files (county, id) on delete restrict
);
comment on table inspection_files is '检查时拍的照片；撤下的保留';
comment on column inspection_files.county is '被督查的县的区划代码（6位）';
comment on column inspection_files.inspection is '哪一次督查';
comment on column inspection_files.id is '照片标识';
comment on column inspection_files.about is '查的是谁：学籍标识或被查学校标识';
comment on column inspection_files.item is '检查项';
comment on column inspection_files.file is '文件标识';
comment on column inspection_files.added_at is '上传时间';
comment on column inspection_files.added_by is '上传人';
comment on column inspection_files.removed_at is '撤下时间；在用的为空';
