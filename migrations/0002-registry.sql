create extension if not exists pg_trgm;

-- 学籍. Every cell of a record lies in one sealed blob; what lists filter and sort by lies open beside it.

create table students (
  county text not null,
  id uuid not null,
  unit text collate "C" not null,
  name text not null,
  pinyin text collate "C" not null,
  initials text collate "C" not null,
  sex text not null,
  grade text not null,
  class_name text not null,
  school_code text not null,
  status text not null,
  stage text not null,
  has_number boolean not null,
  errors integer not null default 0,
  queries integer not null default 0,
  notices integer not null default 0,
  sealed bytea not null,
  key_id integer not null,
  revision integer not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  ended_on date,
  withdrawn_at timestamptz,
  constraint students_pk primary key (county, id),
  constraint students_stage check (stage in ('temporary', 'formal'))
);
comment on table students is '学籍：一个孩子一份';
comment on column students.county is '所属县区划代码（6位）';
comment on column students.id is '学籍标识，与号码无关';
comment on column students.name is '姓名';
comment on column students.sex is '性别代码';
comment on column students.grade is '年级';
comment on column students.class_name is '班级名称';
comment on column students.school_code is '学校标识码';
comment on column students.status is '学籍状态代码';
comment on column students.queries is '未了问题数：疑问';
comment on column students.notices is '未了问题数：提示';
comment on column students.created_at is '建籍时间';
comment on column students.changed_at is '最近变更时间';
comment on column students.ended_on is '学籍终止日期；在籍为空';
comment on column students.unit is '所在班级（未分班时为学校）的机构路径';
comment on column students.pinyin is '姓名全拼，无空格小写';
comment on column students.initials is '姓名拼音首字母';
comment on column students.stage is '临时学籍、正式学籍';
comment on column students.has_number is '有无身份证件号；没有的列入无身份证件号花名册';
comment on column students.errors is '未了问题数：错误';
comment on column students.sealed is '全部字段与家庭成员，AES-256-GCM 加密';
comment on column students.key_id is '加密所用密钥的编号';
comment on column students.withdrawn_at is '误建的学籍随导入批次撤销的时间：不再出现在名册中，历史仍在；在册的为空';
comment on column students.revision is '第几次变更后的样子；与 student_changes 最后一条一致';
-- What is sealed cannot be compressed; not trying saves the time, and keeps the rows that lists read slim.
alter table students alter column sealed set storage external;
create index students_place on students (county, unit, pinyin, id);
create index students_pinyin on students (county, pinyin, id);
create index students_initials on students (county, initials, pinyin, id);
create index students_changed on students (county, changed_at, id);
create index students_without_number on students (county, unit, pinyin, id) where not has_number and withdrawn_at is null;
create index students_facets on students (county, unit, status, grade) where withdrawn_at is null;
-- 小明 in 张小明: the name's characters. Trigrams know no Chinese in every locale; of the pinyin's letters they do.
-- What was just written waits in a list that every search reads through: a short one, or an import makes each search slow.
create index students_characters on students using gin (string_to_array(name, null)) with (gin_pending_list_limit = 256);
create index students_sounds on students using gin (pinyin gin_trgm_ops) with (gin_pending_list_limit = 256);

create table student_changes (
  county text not null,
  student uuid not null,
  revision integer not null,
  at timestamptz not null,
  day date not null,
  by_person uuid,
  office text,
  source text not null,
  source_id uuid,
  fields text[] not null,
  unit text collate "C" not null,
  sealed bytea not null,
  key_id integer not null,
  constraint student_changes_pk primary key (county, student, revision),
  constraint student_changes_student foreign key (county, student) references students (county, id) on delete restrict,
  constraint student_changes_source check
    (source in ('import', 'edit', 'sheet', 'procedure', 'undo', 'unit', 'promotion', 'roll-back', 'seed'))
);
comment on table student_changes is '学籍变更历史：谁在何时把什么从什么改成什么，依据什么；只增不改';
comment on column student_changes.county is '所属县区划代码（6位）';
comment on column student_changes.student is '学籍标识';
comment on column student_changes.revision is '本学籍的第几次变更';
comment on column student_changes.at is '登记时间';
comment on column student_changes.day is '生效日期';
comment on column student_changes.by_person is '经办人';
comment on column student_changes.office is '经办人当时的岗位';
comment on column student_changes.source is '来源：导入、编辑、核对表、业务、撤销导入、机构变动、年度升级、升级回退、演示数据';
comment on column student_changes.source_id is '来源的标识，如导入批次';
comment on column student_changes.key_id is '加密所用密钥的编号';
comment on column student_changes.fields is '变更的字段名（不含内容）';
comment on column student_changes.sealed is '各字段变更前后的内容，加密';
comment on column student_changes.unit is '变更后所在班级';
alter table student_changes alter column sealed set storage external;
create index student_changes_source_id on student_changes (county, source_id) where source_id is not null;

create table number_index (
  county text not null,
  kind text not null,
  digest bytea not null,
  student uuid not null,
  current boolean not null,
  constraint number_index_pk primary key (county, student, kind, digest),
  constraint number_index_kind check (kind in
    ('identity', 'identity-last4', 'national', 'national-last4', 'guardian-identity', 'phone'))
);
-- No foreign key: looking each of a child's eight numbers up among the records takes longer than writing it. Only the writer
-- of records writes here, in the same transaction, and `renji verify` holds the two against each other.
comment on table number_index is '号码盲索引：带密钥的摘要，只能等值查询；曾用号码 current=false';
comment on column number_index.county is '所属县区划代码（6位）';
comment on column number_index.kind is '号码类别';
comment on column number_index.digest is '号码的带密钥摘要';
comment on column number_index.student is '学籍标识';
comment on column number_index.current is '现用号码为真，曾用号码为假';
create index number_index_digest on number_index (county, kind, digest);

create table number_claims (
  digest bytea not null,
  kind text not null,
  county text not null,
  student uuid not null,
  constraint number_claims_pk primary key (digest, kind, county, student)
);
comment on table number_claims is '跨县号码登记：同一身份证件号、学籍号在哪些县有学籍（按摘要分布）';
comment on column number_claims.digest is '号码的带密钥摘要';
comment on column number_claims.kind is '号码类别';
comment on column number_claims.county is '学籍所在县';
comment on column number_claims.student is '学籍标识';

create table photos (
  county text not null,
  student uuid not null,
  revision integer not null,
  at timestamptz not null,
  by_person uuid,
  kind text not null,
  sealed bytea not null,
  key_id integer not null,
  constraint photos_pk primary key (county, student, revision),
  constraint photos_student foreign key (county, student) references students (county, id) on delete restrict
);
comment on table photos is '学生照片，加密';
comment on column photos.county is '所属县区划代码（6位）';
comment on column photos.student is '学籍标识';
comment on column photos.revision is '第几张照片';
comment on column photos.at is '登记时间';
comment on column photos.by_person is '经办人';
comment on column photos.kind is '图片格式';
comment on column photos.sealed is '照片，加密';
comment on column photos.key_id is '加密所用密钥的编号';
alter table photos alter column sealed set storage external;
