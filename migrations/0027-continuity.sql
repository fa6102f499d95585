-- 接续. Everybody who graduated from primary or junior high or was transferred out, followed until a school has taken the record in.

create table leavers (
  county text not null,
  id uuid not null,
  student uuid not null,
  kind text not null,
  unit text collate "C" not null,
  name text not null,
  pinyin text collate "C" not null,
  left_on date not null,
  school_year integer not null,
  state text not null default 'waiting',
  waits_until date,
  destination text,
  destination_unit text collate "C",
  destination_place text not null default '',
  ground text,
  asked text,
  asked_ground text,
  number text,
  case_on date,
  due_on date,
  told_on date,
  signalled_at timestamptz,
  taken_unit text collate "C",
  taken_student uuid,
  identity_digest bytea,
  national_digest bytea,
  person_digest bytea,
  sealed bytea not null,
  key_id integer not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  closed_on date,
  undone_at timestamptz,
  revision integer not null default 1,
  constraint leavers_pk primary key (county, id),
  constraint leavers_student foreign key (county, student) references students (county, id) on delete cascade,
  constraint leavers_kind check (kind in ('primary', 'junior', 'transfer-out')),
  constraint leavers_state check
    (state in ('waiting', 'unclaimed', 'letter', 'taken-here', 'taken-elsewhere', 'struck-off')),
  constraint leavers_destination check
    (destination in ('here', 'elsewhere', 'vocational', 'abroad', 'none', 'unknown')),
  constraint leavers_closed check ((state in ('taken-here', 'taken-elsewhere', 'struck-off')) = (closed_on is not null)),
  constraint leavers_ground check ((state = 'struck-off') = (ground is not null)),
  constraint leavers_asked check (asked in ('taken-elsewhere', 'struck-off'))
);
comment on table leavers is '毕业、转出待接续的学生：跟踪到有学校接收学籍为止；每人任何时候只有一个状态';
comment on column leavers.county is '所属县区划代码（6位）';
comment on column leavers.id is '跟踪标识';
comment on column leavers.student is '学籍标识';
comment on column leavers.kind is '怎样离开：小学毕业、初中毕业、转出';
comment on column leavers.unit is '离开时所在班级的机构路径';
comment on column leavers.name is '姓名（离开时）';
comment on column leavers.pinyin is '姓名全拼';
comment on column leavers.left_on is '毕业、转出日期';
comment on column leavers.school_year is '哪一年离开（统计用）';
comment on column leavers.state is '接续状态';
comment on column leavers.waits_until is '最迟到哪天还算待接续；放假安排未公布、推算不出的为空';
comment on column leavers.destination is '登记的去向；没有登记的为空';
comment on column leavers.destination_unit is '去向是本县学校的：机构路径';
comment on column leavers.destination_place is '去向在外地的：省、市、县名称';
comment on column leavers.ground is '销号依据';
comment on column leavers.asked is '学校申请怎样了结；没有申请的为空';
comment on column leavers.asked_ground is '申请销号的依据';
comment on column leavers.number is '立案编号；没有立案的为空';
comment on column leavers.case_on is '立案日期';
comment on column leavers.due_on is '立案后何时前办结';
comment on column leavers.told_on is '最近一次提醒的日期，一天不提醒两次';
comment on column leavers.signalled_at is '转控辍排查的时间';
comment on column leavers.taken_unit is '接收学校（班级）的机构路径';
comment on column leavers.taken_student is '接收的学籍；与原学籍同一条的即原学籍标识';
comment on column leavers.identity_digest is '证件号的带密钥摘要';
comment on column leavers.national_digest is '学籍号的带密钥摘要';
comment on column leavers.person_digest is '姓名、性别、出生日期的带密钥摘要';
comment on column leavers.sealed is '外地学校名称、联系电话、申请和了结的说明，加密';
comment on column leavers.key_id is '加密所用密钥的编号';
comment on column leavers.created_at is '列入跟踪的时间';
comment on column leavers.changed_at is '最近变更时间';
comment on column leavers.closed_on is '了结日期；在跟踪的为空';
comment on column leavers.undone_at is '毕业、转出已回退的时间；不再计数，经过仍在';
comment on column leavers.revision is '第几次变更，用于防止互相覆盖';
create unique index leavers_open on leavers (county, student) where closed_on is null and undone_at is null;
create unique index leavers_number on leavers (county, number) where number is not null;
create index leavers_of on leavers (county, student);
create index leavers_place on leavers (county, unit, pinyin, id) where undone_at is null;
create index leavers_destination on leavers (county, destination_unit) where destination_unit is not null and undone_at is null;
create index leavers_identity on leavers (county, identity_digest) where closed_on is null and undone_at is null;
create index leavers_national on leavers (county, national_digest) where closed_on is null and undone_at is null;
create index leavers_person on leavers (county, person_digest) where closed_on is null and undone_at is null;
create index leavers_taken on leavers (county, taken_student) where taken_student is not null;

create table leaver_events (
  county text not null,
  leaver uuid not null,
  revision integer not null,
  deed text not null,
  state text not null,
  at timestamptz not null,
  by_person uuid,
  office text,
  sealed bytea not null,
  key_id integer not null,
  constraint leaver_events_pk primary key (county, leaver, revision),
  constraint leaver_events_leaver foreign key (county, leaver) references leavers (county, id) on delete cascade
);
comment on table leaver_events is '接续的经过：谁在何时办了什么、跟进的情况；只增不改';
comment on column leaver_events.county is '所属县区划代码（6位）';
comment on column leaver_events.leaver is '跟踪标识';
comment on column leaver_events.revision is '第几次变更';
comment on column leaver_events.deed is '办了什么';
comment on column leaver_events.state is '办后的状态';
comment on column leaver_events.at is '时间';
comment on column leaver_events.by_person is '经办人；随学籍变动、到期自动办的为空';
comment on column leaver_events.office is '经办人当时的岗位';
comment on column leaver_events.sealed is '说明，加密';
comment on column leaver_events.key_id is '加密所用密钥的编号';

create table leaver_matches (
  county text not null,
  leaver uuid not null,
  target uuid not null,
  source text not null,
  unit text collate "C" not null,
  reasons text[] not null,
  found_at timestamptz not null,
  answer text,
  answered_at timestamptz,
  answered_by uuid,
  constraint leaver_matches_pk primary key (county, leaver, target),
  constraint leaver_matches_leaver foreign key (county, leaver) references leavers (county, id) on delete cascade,
  constraint leaver_matches_source check (source in ('record', 'unlisted')),
  constraint leaver_matches_answer check (answer in ('same', 'other')),
  constraint leaver_matches_answered check ((answer is null) = (answered_at is null))
);
comment on table leaver_matches is '可能是同一人的学籍或在班学生：逐项写明理由，由人认定，从不自动合并';
comment on column leaver_matches.county is '所属县区划代码（6位）';
comment on column leaver_matches.leaver is '跟踪标识';
comment on column leaver_matches.target is '像同一人的学籍，或逐班核实登记的在班学生';
comment on column leaver_matches.source is '学籍、逐班核实登记';
comment on column leaver_matches.unit is '在哪个班级的机构路径';
comment on column leaver_matches.reasons is '理由';
comment on column leaver_matches.found_at is '查到的时间';
comment on column leaver_matches.answer is '认定结果：同一人、不是同一人；未认定为空';
comment on column leaver_matches.answered_at is '认定时间';
comment on column leaver_matches.answered_by is '认定人；随学籍变动自动了结的为空';
create index leaver_matches_open on leaver_matches (county, leaver) where answer is null;

-- 两校争一生、都说不在本校. Two schools tell differently of one child: both answer by one day, the county judges.

create table double_claims (
  county text not null,
  id uuid not null,
  number text not null,
  kind text not null,
  basis text not null,
  student uuid not null,
  leaver uuid,
  name text not null,
  one text collate "C" not null,
  other text collate "C" not null,
  opened_at timestamptz not null,
  opened_by uuid,
  due_on date,
  told_on date,
  ruling text,
  ruled_at timestamptz,
  ruled_by uuid,
  settled_at timestamptz,
  sealed bytea not null,
  key_id integer not null,
  revision integer not null default 1,
  constraint double_claims_pk primary key (county, id),
  constraint double_claims_student foreign key (county, student) references students (county, id) on delete cascade,
  constraint double_claims_leaver foreign key (county, leaver) references leavers (county, id) on delete set null (leaver),
  constraint double_claims_kind check (kind in ('both', 'neither')),
  constraint double_claims_basis check (basis in ('registration', 'roll-call', 'not-come', 'raised')),
  constraint double_claims_ruling check (ruling in ('one', 'other', 'nowhere')),
  constraint double_claims_ruled check ((ruling is null) = (ruled_at is null))
);
comment on table double_claims is '两校说法不一：都说学生在本校，或都说不在；两校各自说明，县局裁定';
comment on column double_claims.county is '所属县区划代码（6位）';
comment on column double_claims.id is '争议标识';
comment on column double_claims.number is '编号';
comment on column double_claims.kind is '都说在本校、都说不在本校';
comment on column double_claims.basis is '从哪里发现：重复登记学籍、逐班核实、登记未报到、学校提出';
comment on column double_claims.student is '学籍标识';
comment on column double_claims.leaver is '接续跟踪标识；不是毕业、转出的为空';
comment on column double_claims.name is '学生姓名';
comment on column double_claims.one is '学籍所在（或毕业）学校的机构路径';
comment on column double_claims.other is '另一所学校的机构路径';
comment on column double_claims.opened_at is '立案时间';
comment on column double_claims.opened_by is '提出人；自动发现的为空';
comment on column double_claims.due_on is '两校说明的期限';
comment on column double_claims.told_on is '最近一次提醒的日期';
comment on column double_claims.ruling is '裁定：在学籍学校、在另一所学校、都不在';
comment on column double_claims.ruled_at is '裁定时间';
comment on column double_claims.ruled_by is '裁定人';
comment on column double_claims.settled_at is '按裁定办结的时间';
comment on column double_claims.sealed is '提出的理由、裁定的理由，加密';
comment on column double_claims.key_id is '加密所用密钥的编号';
comment on column double_claims.revision is '第几次变更，用于防止互相覆盖';
create unique index double_claims_number on double_claims (county, number);
create unique index double_claims_open on double_claims (county, student) where ruling is null;
create index double_claims_one on double_claims (county, one, opened_at desc);
create index double_claims_other on double_claims (county, other, opened_at desc);

create table double_claim_statements (
  county text not null,
  claim uuid not null,
  side text not null,
  has_child boolean not null,
  said_at timestamptz not null,
  said_by uuid not null,
  sealed bytea not null,
  key_id integer not null,
  constraint double_claim_statements_pk primary key (county, claim, side),
  constraint double_claim_statements_side check (side in ('one', 'other')),
  constraint double_claim_statements_claim foreign key (county, claim) references double_claims (county, id) on delete cascade
);
comment on table double_claim_statements is '两校各自的说明；裁定前对方看不到';
comment on column double_claim_statements.county is '所属县区划代码（6位）';
comment on column double_claim_statements.claim is '争议标识';
comment on column double_claim_statements.side is '哪一方：学籍所在（毕业）学校、另一所学校';
comment on column double_claim_statements.has_child is '说学生是否在本校就读';
comment on column double_claim_statements.said_at is '说明时间';
comment on column double_claim_statements.said_by is '说明人';
comment on column double_claim_statements.sealed is '说明的内容，加密';
comment on column double_claim_statements.key_id is '加密所用密钥的编号';

create table double_claim_files (
  county text not null,
  claim uuid not null,
  id uuid not null,
  side text not null,
  file uuid not null,
  name text not null,
  added_at timestamptz not null,
  added_by uuid not null,
  removed_at timestamptz,
  constraint double_claim_files_pk primary key (county, claim, id),
  constraint double_claim_files_side check (side in ('one', 'other')),
  constraint double_claim_files_claim foreign key (county, claim) references double_claims (county, id) on delete cascade,
  constraint double_claim_files_file foreign key (county, file) references evidence_files (county, id) on delete restrict
);
comment on table double_claim_files is '说明所附的材料；裁定前对方看不到，撤下的保留';
comment on column double_claim_files.county is '所属县区划代码（6位）';
comment on column double_claim_files.claim is '争议标识';
comment on column double_claim_files.id is '材料标识';
comment on column double_claim_files.side is '哪一方的：学籍所在（毕业）学校、另一所学校';
comment on column double_claim_files.file is '文件标识';
comment on column double_claim_files.name is '文件名，长号码以星号代替';
comment on column double_claim_files.added_at is '上传时间';
comment on column double_claim_files.added_by is '上传人';
comment on column double_claim_files.removed_at is '撤下时间；在用的为空';
